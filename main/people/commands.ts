import { callbackIdsToErase, careVisitIds } from '../callbacks/of-person.ts'
import { caseIdsOfPerson, casesOfPerson } from '../cases/open-counts.ts'
import { contractIdsOnlyOf, personHasContracts } from '../contracts/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { editOver, refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import {
  ChangePersonInput,
  CorrectRoleInput,
  EraseInput,
  MoveInInput,
  MoveOutInput,
  type Occupancy,
  PersonDetails,
  RegisterPersonInput,
  RemoveOccupancyInput,
  RemovePersonInput,
  UnmaskInput,
  VerifyDetailInput,
} from '../contract/people.ts'
import { forgetScansOf } from '../documents/of-person.ts'
import { documentIdsOfPerson } from '../documents/queries.ts'
import { unitPlace } from '../estate/queries.ts'
import { forgetFilesOfLoans } from '../lending/of-person.ts'
import { sourceStepIdsToErase } from '../leaks/sources/of-cases.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { sheetIdsToErase } from '../sheets/of-person.ts'
import { forgetDraftsAbout } from '../staff/drafts-about.ts'
import { inspectionIdsOfPerson } from '../inspection/of-person.ts'
import { visitIdsOfPerson } from '../visits/of-person.ts'
import { todayOf } from '../site/queries.ts'
import { phoneTail } from './masking.ts'
import { registersOfPerson } from './erase-reach.ts'
import { fullDetails, maskedDetail } from './details.ts'
import { duplicateCommands } from './duplicate-commands.ts'
import { classCommands } from './class-commands.ts'
import { mergeCommands } from './merge-commands.ts'
import { mergeIdsOf, recordsMergedInto } from './merges.ts'
import * as happened from './operations.ts'
import { occupanciesOfPerson, occupancy, type Person, person, phonesOf } from './queries.ts'

/** Details that nobody ever said stand nowhere: a form compares with nothing. */
const nothingKnown = Object.fromEntries(Object.keys(PersonDetails.shape).map(name => [name, null]))

/** An operation stands on at most so many timelines; further units are entered by operations of their own. */
const unitsPerOperation = 15

/** Registers a person with their roles. Errors: `unit.notFound`, `person.untilBeforeFrom`, `person.sameRoleTwice`. */
export const registerPerson = defineCommand({
  name: 'person.register',
  permission: 'person.edit',
  input: RegisterPersonInput,
  run(context, { personId, details, occupancies, tier }) {
    if (person(context.read, personId)) throw new DeskError('person.exists')
    const places = new Set(occupancies.map(one => `${one.unitId}/${one.role}`))
    if (places.size < occupancies.length) throw new DeskError('person.sameRoleTwice')
    for (const one of occupancies) checkOccupancy(context, one)
    context.emit(happened.personRegistered, personId, {
      facts: { tier, occupancies: occupancies.slice(0, unitsPerOperation) },
      personal: details,
    })
    for (const one of occupancies.slice(unitsPerOperation)) {
      context.emit(happened.personMovedIn, personId, { facts: one })
    }
    return { personId }
  },
})

/** Changes details of a person; those not named stay. Errors: `person.notFound`, `edit.changedMeanwhile`. */
export const changePerson = defineCommand({
  name: 'person.change',
  permission: 'person.edit',
  input: ChangePersonInput,
  run(context, { personId, base, ...asked }) {
    const current = requirePerson(context, personId)
    const emptied = Object.fromEntries(asked.clear.map(name => [name, null]))
    const stands = base ? { ...nothingKnown, ...fullDetails(context.read, current), tier: current.tier } : {}
    const named = asked.tier === undefined ? {} : { tier: asked.tier }
    const edit = editOver(base, { ...named, ...asked.details, ...emptied }, stands)
    const clear = asked.clear.filter(name => name in edit)
    const tier = 'tier' in edit ? asked.tier : undefined
    const kept = Object.fromEntries(
      Object.entries(asked.details).filter(([name]) => name in edit && !clear.some(c => c === name)),
    )
    const changed = [...new Set([...Object.keys(kept), ...clear])].sort()
    if (changed.length === 0 && tier === undefined) return
    context.emit(happened.personChanged, personId, { facts: { tier, changed }, personal: kept })
  },
})

/** Gives a person a role at a unit; one that ended before begins anew. Errors: `person.alreadyAtUnit` and others. */
export const moveIn = defineCommand({
  name: 'person.moveIn',
  permission: 'person.edit',
  input: MoveInInput,
  run(context, { personId, occupancy: next }) {
    requirePerson(context, personId)
    checkOccupancy(context, next)
    const current = occupancy(context.read, personId, next.unitId, next.role)
    if (current && current.until === null) throw new DeskError('person.alreadyAtUnit')
    context.emit(happened.personMovedIn, personId, { facts: next })
  },
})

/** Ends a role on its last day; who moved out stays in the unit's file. Errors: `person.notAtUnit` and others. */
export const moveOut = defineCommand({
  name: 'person.moveOut',
  permission: 'person.edit',
  input: MoveOutInput,
  run(context, { personId, unitId, role, until, base }) {
    const current = occupancy(context.read, personId, unitId, role)
    if (!current || current.until !== null) throw new DeskError('person.notAtUnit')
    refuseMoved(base, { from: current.from })
    checkDays(current.from, until)
    context.emit(happened.personMovedOut, personId, { facts: { unitId, role, until } })
  },
})

/**
 * Corrects days and share of a role somebody has. Errors: `person.notAtUnit`, `person.untilBeforeFrom`,
 * `edit.changedMeanwhile`.
 */
export const correctRole = defineCommand({
  name: 'person.correctRole',
  permission: 'person.edit',
  input: CorrectRoleInput,
  run(context, { personId, occupancy: asked, base }) {
    const current = occupancy(context.read, personId, asked.unitId, asked.role)
    if (!current) throw new DeskError('person.notAtUnit')
    const next = { ...asked, ...wholeOver(base, daysAndShare(asked), daysAndShare(current)) }
    checkOccupancy(context, next)
    context.emit(happened.roleCorrected, personId, { facts: next })
  },
})

/**
 * Somebody made sure of a contact detail today. Errors: `person.notFound`, `person.noSuchDetail`,
 * `person.phonesChanged`.
 */
export const verifyDetail = defineCommand({
  name: 'person.verifyDetail',
  permission: 'person.edit',
  input: VerifyDetailInput,
  run(context, { personId, what, phone, verified, base }) {
    const current = requirePerson(context, personId)
    if (what === 'phone') {
      const stored = phone && phonesOf(context.read, personId)[phone.place]
      if (!phone || !stored) throw new DeskError('person.noSuchDetail')
      if (phoneTail(stored.number) !== phone.tail) throw new DeskError('person.phonesChanged')
    } else {
      if (current[what] === null) throw new DeskError('person.noSuchDetail')
      refuseMoved(base, { [what]: maskedDetail(current, what) })
    }
    const on = verified ? todayOf(context.read, context.now) : null
    const place = what === 'phone' ? (phone?.place ?? 0) : null
    context.emit(happened.detailVerified, personId, { facts: { what, place, on } })
  },
})

/** Takes back a role that was entered by mistake. Errors: `person.notAtUnit`. */
export const removeOccupancy = defineCommand({
  name: 'person.removeOccupancy',
  permission: 'person.edit',
  input: RemoveOccupancyInput,
  run(context, { personId, unitId, role, base }) {
    const current = occupancy(context.read, personId, unitId, role)
    if (!current) throw new DeskError('person.notAtUnit')
    refuseMoved(base, daysAndShare(current))
    context.emit(happened.occupancyRemoved, personId, { facts: { unitId, role } })
  },
})

/**
 * Removes a person entered by mistake, while no case refers to them. Errors: `person.notFound`, `person.inUse`,
 * `person.hasMerged`.
 */
export const removePerson = defineCommand({
  name: 'person.remove',
  permission: 'person.edit',
  input: RemovePersonInput,
  run(context, { personId }) {
    requirePerson(context, personId)
    if (casesOfPerson(context.read, personId) > 0 || personHasContracts(context.read, personId))
      throw new DeskError('person.inUse')
    const { loans, letters } = registersOfPerson(context.read, personId)
    if (loans.length + letters.length > 0) throw new DeskError('person.inUse')
    if (recordsMergedInto(context.read, personId).length > 0) throw new DeskError('person.hasMerged')
    // Each home hears of it by itself: when it was handed over may have been known by this owner alone.
    for (const { unitId, role } of occupanciesOfPerson(context.read, personId))
      context.emit(happened.occupancyRemoved, personId, { facts: { unitId, role } })
    context.emit(happened.personRemoved, personId, { facts: {} })
  },
})

/**
 * Notes on the audit trail that somebody asked for the full details. What they see is read outside of the command:
 * answers of commands are kept for 90 days, details must not be.
 */
export const unmaskPerson = defineCommand({
  name: 'person.unmask',
  permission: 'person.unmask',
  input: UnmaskInput,
  run(context, { personId }) {
    requirePerson(context, personId)
    context.emit(happened.personUnmasked, personId, { facts: {} })
  },
})

/** Erases the personal data of a person, and of their cases when asked; facts, sums and the chain stay. */
export const erasePerson = defineCommand({
  name: 'person.erase',
  permission: 'person.erase',
  input: EraseInput,
  run(context, { personId, reason, withCases }) {
    const current = requirePerson(context, personId)
    if (current.name === null) throw new DeskError('person.erasedAlready')
    const numbers = phonesOf(context.read, personId).map(phone => phone.number)
    const cases = withCases ? caseIdsOfPerson(context.read, personId) : []
    const callbacks = callbackIdsToErase(context.read, personId, cases)
    // What was said at a visit is about whoever was spoken with, whatever becomes of the cases.
    const spoken = visitIdsOfPerson(context.read, personId)
    const visits = [...new Set([...spoken, ...careVisitIds(context.read, callbacks)])]
    // Records merged into this one are the same person: their details go with it, and so do words a merge keeps.
    const records = [personId, ...recordsMergedInto(context.read, personId)]
    const registers = registersOfPerson(context.read, personId)
    forgetFilesOfLoans(context, registers.loans)
    context.emit(dataErased, context.newId(), {
      facts: {
        targets: [
          ...records.map(id => ({ aggregate: 'person', id })),
          ...mergeIdsOf(context.read, records).map(id => ({ aggregate: 'merge', id })),
          ...cases.map(id => ({ aggregate: 'case', id })),
          ...callbacks.map(id => ({ aggregate: 'callback', id })),
          ...sheetIdsToErase(context.read, personId, cases).map(id => ({ aggregate: 'sheet', id })),
          ...visits.map(id => ({ aggregate: 'visit', id })),
          ...inspectionIdsOfPerson(context.read, personId).map(id => ({ aggregate: 'inspection', id })),
          ...sourceStepIdsToErase(context.read, cases).map(id => ({ aggregate: 'leak-source', id })),
          // Scans of their papers go too: the archive lets go of what no row names.
          ...documentIdsOfPerson(context.read, personId).map(id => ({ aggregate: 'document', id })),
          ...contractIdsOnlyOf(context.read, personId).map(id => ({ aggregate: 'contract', id })),
          ...registers.loans.map(id => ({ aggregate: 'loan', id })),
          ...registers.letters.map(id => ({ aggregate: 'letter', id })),
          ...registers.attempts.map(id => ({ aggregate: 'collectionAttempt', id })),
          ...registers.handovers.map(id => ({ aggregate: 'handoverVisit', id })),
        ],
        reason,
      },
    })
    forgetScansOf(context, documentIdsOfPerson(context.read, personId))
    forgetDraftsAbout(context, [personId, current.idDocument, ...numbers])
    return { erasedCases: cases.length }
  },
})

export const peopleCommands = [
  registerPerson,
  changePerson,
  moveIn,
  moveOut,
  removeOccupancy,
  removePerson,
  unmaskPerson,
  erasePerson,
  correctRole,
  verifyDetail,
  ...mergeCommands,
  ...duplicateCommands,
  ...classCommands,
]

function requirePerson(context: CommandContext, personId: string): Person {
  const current = person(context.read, personId)
  if (!current) throw new DeskError('person.notFound')
  if (current.mergedInto !== null) throw new DeskError('person.merged')
  return current
}

const daysAndShare = ({ from, until, share = null }: Omit<Occupancy, 'unitId' | 'role'>) => ({
  from,
  until,
  share,
})

function checkOccupancy(context: CommandContext, one: Occupancy): void {
  if (!unitPlace(context.read, one.unitId)) throw new DeskError('unit.notFound')
  if (one.until !== null) checkDays(one.from, one.until)
}

function checkDays(from: string | null, until: string): void {
  if (from !== null && until < from) throw new DeskError('person.untilBeforeFrom', { from, until })
}
