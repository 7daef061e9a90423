import { DeskError } from '../contract/errors.ts'
import { refuseUnseen, wholeOver } from '../contract/meanwhile.ts'
import {
  ChangeSeasonInput,
  DrillInput,
  type DutyPersonInput,
  RemoveSeasonContactInput,
  SaveDrillInput,
  SaveSeasonContactInput,
  SeasonInput,
  SetResponsibleInput,
  StartSeasonInput,
  usualSeason,
} from '../contract/season.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { staffExists } from '../staff/queries.ts'
import * as happened from './plan-operations.ts'
import {
  contactsOf,
  drillRow,
  dutyPhoneOf,
  responsibleOf,
  seasonBefore,
  seasonOfYear,
  storedSeason,
  type StoredSeason,
} from './plan-queries.ts'
import { readinessFacts, seasonLacks } from './readiness.ts'

const permission = 'season.edit'

/**
 * Begins the plan of a year, with the usual dates; people, contacts and hours are those of the plan before. A year that
 * has one already keeps it, and answers with it.
 */
export const startSeason = defineCommand({
  name: 'season.start',
  permission,
  input: StartSeasonInput,
  run(context, { seasonId, year }) {
    const known = seasonOfYear(context.read, year)
    if (known) return { seasonId: known.id }
    const before = seasonBefore(context.read, year)
    const onDay = (last: string | undefined, usual: string) => `${year}-${last?.slice(5) ?? usual}`
    context.emit(happened.seasonStarted, seasonId, {
      facts: {
        year,
        fromDay: onDay(before?.fromDay, usualSeason.from),
        toDay: onDay(before?.toDay, usualSeason.to),
        dayFrom: before?.dayFrom ?? usualSeason.dayFrom,
        nightFrom: before?.nightFrom ?? usualSeason.nightFrom,
      },
    })
    if (before) takeOver(context, before.id, seasonId)
    return { seasonId }
  },
})

function takeOver(context: CommandContext, from: string, to: string): void {
  for (const { task, staffId, name, phone } of responsibleOf(context.read, from)) {
    if (staffId === null ? name === null : !staffExists(context.read, staffId)) continue
    context.emit(happened.seasonResponsibleSet, to, {
      facts: { task, removed: null, entryId: context.newId(), staffId },
      personal: { name: staffId === null ? (name ?? undefined) : undefined, phone: phone ?? undefined },
    })
  }
  for (const { role, name, phone, note } of contactsOf(context.read, from)) {
    if (name === null || phone === null) continue
    context.emit(happened.seasonContactSaved, to, {
      facts: { contactId: context.newId(), role },
      personal: { name, phone, note: note ?? '' },
    })
  }
}

/** Changes the dates and hours. Errors: `season.notFound`, `season.over`, `season.datesWrong`, `edit.changedMeanwhile`. */
export const changeSeason = defineCommand({
  name: 'season.change',
  permission,
  input: ChangeSeasonInput,
  run(context, { seasonId, base, ...asked }) {
    const season = editable(context, seasonId)
    const { fromDay, toDay, dayFrom, nightFrom } = season
    const facts = wholeOver(base, asked, { fromDay, toDay, dayFrom, nightFrom })
    const ofYear = (day: string) => day.startsWith(`${season.year}-`)
    if (facts.fromDay > facts.toDay || facts.dayFrom >= facts.nightFrom || !ofYear(facts.fromDay))
      throw new DeskError('season.datesWrong', { year: season.year })
    context.emit(happened.seasonChanged, seasonId, { facts })
  },
})

/** Says who answers for a task. Errors: `season.notFound`, `season.over`, `staff.notFound`, `edit.changedMeanwhile`. */
export const setResponsible = defineCommand({
  name: 'season.setResponsible',
  permission,
  input: SetResponsibleInput,
  run(context, { seasonId, task, person, base }) {
    editable(context, seasonId)
    const current = responsibleOf(context.read, seasonId).find(one => one.task === task)
    const asked = person && personOf(context, person)
    refuseUnseen(
      base,
      { staffId: asked?.staffId ?? null, name: asked?.name ?? null },
      { staffId: current?.staffId ?? null, name: current?.staffId == null ? (current?.name ?? null) : null },
    )
    context.emit(happened.seasonResponsibleSet, seasonId, {
      facts: {
        task,
        removed: current?.id ?? null,
        entryId: asked ? context.newId() : null,
        staffId: asked?.staffId ?? null,
      },
      personal: { name: asked?.name ?? undefined, phone: asked?.phone ?? undefined },
    })
  },
})

/** Enters whom to call, or changes the entry. Errors: `season.notFound`, `season.over`, `edit.changedMeanwhile`. */
export const saveSeasonContact = defineCommand({
  name: 'season.saveContact',
  permission,
  input: SaveSeasonContactInput,
  run(context, { seasonId, contactId, base, ...asked }) {
    editable(context, seasonId)
    const current = contactsOf(context.read, seasonId).find(({ id }) => id === contactId)
    const now = current && {
      role: current.role,
      name: current.name ?? '',
      phone: current.phone ?? '',
      note: current.note ?? '',
    }
    const { role, ...personal } = wholeOver(base, asked, now)
    context.emit(happened.seasonContactSaved, seasonId, { facts: { contactId, role }, personal })
  },
})

/** Errors: `season.notFound`, `season.over`, `season.contactNotFound`. */
export const removeSeasonContact = defineCommand({
  name: 'season.removeContact',
  permission,
  input: RemoveSeasonContactInput,
  run(context, { seasonId, contactId }) {
    editable(context, seasonId)
    if (!contactsOf(context.read, seasonId).some(({ id }) => id === contactId))
      throw new DeskError('season.contactNotFound')
    context.emit(happened.seasonContactRemoved, seasonId, { facts: { contactId } })
  },
})

/**
 * Declares the site ready for the rain; what was true of it then is recorded. Errors: `season.notFound`,
 * `season.wrongState`, `season.notReady` where something is missing that has to be.
 */
export const declareSeason = defineCommand({
  name: 'season.declare',
  permission,
  input: SeasonInput,
  run(context, { seasonId }) {
    const season = inState(context, seasonId, 'draft')
    const stand = readinessFacts(context.read, season, context.now)
    const lacks = seasonLacks(stand)
    const missing = lacks.filter(({ must }) => must).length
    if (missing > 0) throw new DeskError('season.notReady', { count: missing })
    context.emit(happened.seasonDeclared, seasonId, {
      facts: {
        contractors: stand.contractors.filter(({ confirmed }) => confirmed).map(({ id }) => id),
        materials: stand.materials.map(({ id, stock, minimum }) => ({ materialId: id, stock, minimum })),
        points: stand.points.count,
        lacks: lacks.map(({ code, of }) => ({ code, of: { ...of } })),
      },
    })
  },
})

/** Back to preparing. Errors: `season.notFound`, `season.wrongState`. */
export const takeBackSeason = defineCommand({
  name: 'season.takeBack',
  permission,
  input: SeasonInput,
  run(context, { seasonId }) {
    inState(context, seasonId, 'ready')
    context.emit(happened.seasonTakenBack, seasonId, { facts: {} })
  },
})

/** The season is over, ready or not. Errors: `season.notFound`, `season.over`. */
export const endSeason = defineCommand({
  name: 'season.end',
  permission,
  input: SeasonInput,
  run(context, { seasonId }) {
    editable(context, seasonId)
    context.emit(happened.seasonEnded, seasonId, { facts: {} })
  },
})

/** Records a drill that was held, or corrects it. Errors: `season.drillNotFound`, `edit.changedMeanwhile`. */
export const saveDrill = defineCommand({
  name: 'season.saveDrill',
  permission,
  input: SaveDrillInput,
  run(context, { drillId, base, ...asked }) {
    const current = drillRow(context.read, drillId)
    if (current?.removed === 1) throw new DeskError('season.drillNotFound')
    const now = current && {
      day: current.day,
      scenario: current.scenario ?? '',
      participants: current.participants ?? '',
      learnt: current.learnt ?? '',
      nextDay: current.nextDay,
    }
    const { day, nextDay, ...personal } = wholeOver(base, asked, now)
    context.emit(happened.drillSaved, drillId, { facts: { day, nextDay }, personal })
  },
})

/** Errors: `season.drillNotFound`. */
export const removeDrill = defineCommand({
  name: 'season.removeDrill',
  permission,
  input: DrillInput,
  run(context, { drillId }) {
    if (drillRow(context.read, drillId)?.removed !== 0) throw new DeskError('season.drillNotFound')
    context.emit(happened.drillRemoved, drillId, { facts: {} })
  },
})

/** Somebody as an operation keeps them: staff by id, others by name; a phone that is known is not asked for twice. */
export function personOf(
  { read }: CommandContext,
  person: DutyPersonInput,
): { readonly staffId: string | null; readonly name: string | null; readonly phone: string | null } {
  if (!('staffId' in person)) return { staffId: null, name: person.name, phone: person.phone ?? null }
  if (!staffExists(read, person.staffId)) throw new DeskError('staff.notFound')
  return { staffId: person.staffId, name: null, phone: person.phone ?? dutyPhoneOf(read, person.staffId) }
}

function known({ read }: CommandContext, seasonId: string): StoredSeason {
  const season = storedSeason(read, seasonId)
  if (!season) throw new DeskError('season.notFound')
  return season
}

/** A plan that is not over. */
export function editable(context: CommandContext, seasonId: string): StoredSeason {
  const season = known(context, seasonId)
  if (season.state === 'over') throw new DeskError('season.over', { year: season.year })
  return season
}

function inState(context: CommandContext, seasonId: string, state: 'draft' | 'ready'): StoredSeason {
  const season = known(context, seasonId)
  if (season.state !== state) throw new DeskError('season.wrongState', { year: season.year })
  return season
}

export const planCommands = [
  startSeason,
  changeSeason,
  setResponsible,
  saveSeasonContact,
  removeSeasonContact,
  declareSeason,
  takeBackSeason,
  endSeason,
  saveDrill,
  removeDrill,
]
