import { z } from 'zod'
import { unmaskCase } from '../cases/commands.ts'
import { callerPhone } from '../cases/detail.ts'
import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { type FieldList, type HouseholdPhone, LookAtPhonesInput } from '../contract/leaks.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitNumbers } from '../estate/names.ts'
import { defineCommand } from '../log/command.ts'
import { unmaskPerson } from '../people/commands.ts'
import { residentsOfUnits } from '../people/of-building.ts'
import { isPresent, person, phonesOf } from '../people/queries.ts'
import { todayOf } from '../site/queries.ts'
import { openLeaks, team } from './queries.ts'
import { runningStates } from './rules.ts'
import { leakRecalled } from './sending-operations.ts'

/** For how long a team reads that it need not come, in milliseconds. */
const toldOffFor = 12 * 3_600_000
/** Most entries of the log that are looked through for that. */
const mostRecalls = 500

/** What a team has to do now, first things first, and where it need not go any more. Errors: `team.notFound`. */
export function fieldList(read: ReadDatabase, teamId: string, now: number): FieldList {
  const found = team(read, teamId)
  if (!found) throw new DeskError('team.notFound')
  const leaks = openLeaks(read, now).filter(
    leak => leak.teamId === teamId && runningStates.includes(leak.state),
  )
  const mine = new Set(leaks.map(leak => leak.caseId))
  return { team: found, leaks, toldOff: toldOff(read, teamId, now).filter(one => !mine.has(one.caseId)) }
}

const Recalled = z.object({ teamId: Id, unitId: Id.nullable(), recalledAt: Millis })

function toldOff(read: ReadDatabase, teamId: string, now: number): FieldList['toldOff'] {
  const rows = read
    .all<{ caseId: string; facts: string }>(
      `select aggregate_id as "caseId", facts from operation where type=? order by position desc limit ?`,
      [leakRecalled.type, mostRecalls],
    )
    .map(({ caseId, facts }) => ({ caseId, ...Recalled.parse(JSON.parse(facts)) }))
    .filter(one => one.teamId === teamId && now - one.recalledAt < toldOffFor)
  const numbers = unitNumbers(
    read,
    rows.map(one => one.unitId),
  )
  const latest = new Map(rows.toReversed().map(one => [one.caseId, one]))
  return [...latest.values()].map(({ caseId, unitId, recalledAt }) => ({
    caseId,
    number: caseCore(read, caseId)?.number ?? '',
    unitNumber: (unitId && numbers.get(unitId)) || null,
    at: recalledAt,
  }))
}

/** Whose number is called about a leak: the caller's, or else of somebody who lives there. */
function whomToCall(
  read: ReadDatabase,
  caseId: string,
  today: string,
): HouseholdPhone & { personId: string | null } {
  const about = caseCore(read, caseId)
  if (!about) throw new DeskError('leak.notFound')
  const given = callerPhone(read, caseId)
  if (given !== null) return { caseId, name: callerName(read, caseId), phone: given, personId: null }
  const residents = about.unitId ? (residentsOfUnits(read, [about.unitId]).get(about.unitId) ?? []) : []
  for (const { personId, until } of residents) {
    const [first] = isPresent(until, today) ? phonesOf(read, personId) : []
    if (first) return { caseId, name: person(read, personId)?.name ?? null, phone: first.number, personId }
  }
  return { caseId, name: callerName(read, caseId), phone: null, personId: null }
}

const callerName = (read: ReadDatabase, caseId: string) =>
  read.get<{ name: string | null }>('select caller_name as name from "case" where id=?', [caseId])?.name ??
  null

/** Numbers of the households, in full. Whoever shows them records the look first, see {@link lookAtPhones}. */
export const phonesInFull = (
  read: ReadDatabase,
  caseIds: readonly string[],
  now: number,
): HouseholdPhone[] => {
  const today = todayOf(read, now)
  return caseIds.map(id => {
    const { caseId, name, phone } = whomToCall(read, id, today)
    return { caseId, name, phone }
  })
}

/** Notes on the audit trail that somebody takes full numbers of households along. Errors: `leak.notFound`. */
export const lookAtPhones = defineCommand({
  name: 'leak.lookAtPhones',
  permission: 'person.unmask',
  input: LookAtPhonesInput,
  run(context, { caseIds }) {
    const today = todayOf(context.read, context.now)
    for (const caseId of new Set(caseIds)) {
      const { phone, personId } = whomToCall(context.read, caseId, today)
      if (personId !== null) unmaskPerson.run(context, { personId })
      else if (phone !== null) unmaskCase.run(context, { caseId })
    }
  },
})
