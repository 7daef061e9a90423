import { z } from 'zod'
import { caseCore } from '../../cases/queries.ts'
import { DeskError } from '../../contract/errors.ts'
import type { LeakRow } from '../../contract/leaks.ts'
import type { LateStep, PhoneList, PhoneTask } from '../../contract/team-phone.ts'
import { PhoneNeed, PhoneStep, StepFate, TakenBackStep } from '../../contract/team-phone.ts'
import { Id, Millis } from '../../contract/values.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { unitNumbers } from '../../estate/names.ts'
import { readSite } from '../../site/queries.ts'
import { findDevice } from '../../station/queries.ts'
import { fieldList, phonesInFull } from '../field-list.ts'
import { openLeaks, team } from '../queries.ts'
import { leakContactGiven, leakTeamNoted } from './operations.ts'
import { runningStates } from '../rules.ts'
import { taskStates } from './rules.ts'

/** For how long a phone is told of steps that did not count, in milliseconds. */
const toldFor = 12 * 3_600_000
/** Most entries of the log that are looked through for that. */
const mostNotes = 500

/** The team a phone belongs to. Errors: `device.revoked`, `team.notFound`. */
export function teamOfPhone(read: ReadDatabase, deviceId: string): string {
  const device = findDevice(read, deviceId)
  if (device?.kind !== 'team' || device.revoked_at !== null) throw new DeskError('device.revoked')
  if (device.team_id === null || !team(read, device.team_id)) throw new DeskError('team.notFound')
  return device.team_id
}

/** Leaks of a team that are still its own, in the order of the board. */
const tasksOf = (read: ReadDatabase, teamId: string, now: number) =>
  openLeaks(read, now).filter(leak => leak.teamId === teamId && taskStates.includes(leak.state))

/** Leaks of which this phone was never given the number of the household. */
export function contactsToGive(read: ReadDatabase, deviceId: string, now: number): string[] {
  const mine = tasksOf(read, teamOfPhone(read, deviceId), now)
  return mine.map(leak => leak.caseId).filter(caseId => !isGiven(read, deviceId, caseId))
}

/** Whether a phone has the number of a household already. */
const isGiven = (read: ReadDatabase, deviceId: string, caseId: string): boolean =>
  read.get(
    `select 1 as given from operation where aggregate_id=? and type=? and json_extract(facts, '$.deviceId')=?`,
    [caseId, leakContactGiven.type, deviceId],
  ) !== undefined

/** All that the phone of a team sees. Whoever shows it records first whose numbers it gives. */
export function phoneList(read: ReadDatabase, deviceId: string, now: number): PhoneList {
  const teamId = teamOfPhone(read, deviceId)
  const leaks = tasksOf(read, teamId, now)
  const ids = leaks.map(leak => leak.caseId)
  const households = new Map(phonesInFull(read, ids, now).map(one => [one.caseId, one]))
  const said = wordsOf(read, ids)
  const notes = sendingNotes(read, ids)
  const site = readSite(read)
  const mine = new Set(ids)
  const list = fieldList(read, teamId, now)
  return {
    deviceId,
    site: site?.name ?? null,
    timeZone: site?.timeZone ?? 'Asia/Shanghai',
    teamName: list.team.name,
    toldOff: list.toldOff.filter(one => !mine.has(one.caseId)),
    late: lateSteps(read, deviceId, now),
    tasks: leaks.map((leak): PhoneTask => {
      const household = households.get(leak.caseId)
      return {
        caseId: leak.caseId,
        number: leak.number,
        unitNumber: leak.unitNumber,
        buildingName: leak.buildingName,
        floor: leak.floor,
        place: leak.place,
        kind: leak.kind,
        entry: leak.entry,
        severity: leak.severity,
        dangers: leak.dangers,
        vulnerable: leak.vulnerable,
        state: leak.state,
        due: leak.due,
        onTop: leak.onTop,
        said: said.get(leak.caseId) ?? null,
        note: notes.get(leak.caseId) ?? null,
        contactPromisedAt: leak.contactPromisedAt,
        name: household?.name ?? null,
        phone: household?.phone ?? null,
      }
    }),
  }
}

/** What households said when they called, by case. */
const wordsOf = (read: ReadDatabase, caseIds: readonly string[]): Map<string, string | null> =>
  new Map(
    read
      .all<{ id: string; text: string | null }>(
        'select id, text from "case" where id in (select value from json_each(?))',
        [JSON.stringify(caseIds)],
      )
      .map(({ id, text }) => [id, text]),
  )

const Note = z.object({ note: z.string().optional() }).nullable()

/** What the desk wrote with the last sending, by case. */
const sendingNotes = (read: ReadDatabase, caseIds: readonly string[]): Map<string, string | null> =>
  new Map(
    caseIds.map(caseId => {
      const row = read.get<{ personal: string | null }>(
        `select personal from operation where aggregate_id=? and type='leak.dispatched' order by position desc limit 1`,
        [caseId],
      )
      return [caseId, Note.parse(row?.personal ? JSON.parse(row.personal) : null)?.note ?? null]
    }),
  )

const Noted = z.object({
  deviceId: Id,
  unitId: Id.nullable(),
  step: PhoneStep,
  fate: StepFate,
  saidAt: Millis,
})

const Asked = z.object({
  fate: StepFate,
  need: PhoneNeed.nullable(),
  undone: TakenBackStep.optional(),
  saidAt: Millis,
})

/** What teams asked for with their phones since they were sent, by case, as far as the water still runs. */
export function needsOf(
  read: ReadDatabase,
  leaks: readonly Pick<LeakRow, 'caseId' | 'state' | 'sentAt'>[],
): Map<string, PhoneNeed> {
  const running = new Map(
    leaks.filter(leak => runningStates.includes(leak.state)).map(leak => [leak.caseId, leak]),
  )
  const needs = new Map<string, PhoneNeed>()
  const takenBack = new Map<string, number>()
  const rows = read.all<{ caseId: string; facts: string }>(
    `select aggregate_id as "caseId", facts from operation where type=? order by position desc limit ?`,
    [leakTeamNoted.type, mostNotes],
  )
  for (const { caseId, facts } of rows) {
    const sentAt = running.get(caseId)?.sentAt
    const { fate, need, undone, saidAt } = Asked.parse(JSON.parse(facts))
    if (sentAt == null || fate !== 'taken' || needs.has(caseId)) continue
    const mistakes = takenBack.get(caseId) ?? 0
    // The latest come first: that it was a mistake is met before what was.
    if (undone === 'needs') takenBack.set(caseId, mistakes + 1)
    else if (need !== null && mistakes > 0) takenBack.set(caseId, mistakes - 1)
    else if (need !== null && saidAt >= sentAt) needs.set(caseId, need)
  }
  return needs
}

/** Steps of a phone that did not count, the latest first. */
function lateSteps(read: ReadDatabase, deviceId: string, now: number): LateStep[] {
  const rows = read
    .all<{ id: string; caseId: string; facts: string }>(
      `select id, aggregate_id as "caseId", facts from operation where type=? order by position desc limit ?`,
      [leakTeamNoted.type, mostNotes],
    )
    .map(({ facts, ...row }) => ({ ...row, ...Noted.parse(JSON.parse(facts)) }))
    .filter(one => one.deviceId === deviceId && one.fate !== 'taken' && Math.abs(now - one.saidAt) < toldFor)
  const numbers = unitNumbers(
    read,
    rows.map(one => one.unitId),
  )
  return rows.map(({ id, caseId, unitId, step, fate, saidAt }) => ({
    id,
    number: caseCore(read, caseId)?.number ?? '',
    unitNumber: (unitId && numbers.get(unitId)) || null,
    step,
    fate,
    at: saidAt,
  }))
}
