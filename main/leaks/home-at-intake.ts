import type { HomeAtIntake, LeakAtIntake } from '../contract/leak-intake.ts'
import { type CareNeed, careNeeds } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { survivorOf } from '../estate/queries.ts'
import { unitDetail } from '../estate/unit-detail.ts'
import { listOf, person } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { contactDueOf, type LeakTimes } from './rules.ts'

/** What makes water in the home more than a nuisance. */
const vulnerableNeeds: readonly CareNeed[] = ['elderly', 'children', 'mobility', 'illness']

/** Earlier leaks that are shown. */
const mostPast = 3

/** What the desk knows of a home while its household is on the phone. @param today `2026-07-12` */
export function homeAtIntake(read: ReadDatabase, asked: string, today: string): HomeAtIntake | undefined {
  const first = unitDetail(read, asked, today)
  const survivor = first?.mergedInto ? survivorOf(read, asked) : undefined
  const detail = survivor ? unitDetail(read, survivor, today) : first
  if (!detail) return undefined
  const unitId = detail.unit.id
  const people = detail.people
    .filter(one => one.present)
    .map(({ personId, name, role, tier, phones }) => ({
      personId,
      name,
      role,
      tier,
      phones: phones.map(({ masked }) => masked),
      care: careOf(read, personId),
    }))
  const leaks = leaksOf(read, unitId)
  return {
    unitId,
    number: detail.unit.number,
    path: detail.path.map(node => node.name),
    people,
    vulnerable: people.some(one => one.care.some(need => vulnerableNeeds.includes(need))),
    dissatisfied: people.some(one => one.tier === 'dissatisfied'),
    press: spokeOfPress(read, unitId),
    open: leaks.find(leak => !leak.over)?.leak ?? null,
    past: leaks.filter(leak => leak.over).map(({ leak }) => leak),
    warranty: detail.warranty.map(({ name, until, owed }) => ({ name, until, owed })),
  }
}

function careOf(read: ReadDatabase, personId: string): CareNeed[] {
  const stored = listOf(person(read, personId)?.care ?? null)
  return careNeeds.filter(need => stored.includes(need))
}

interface LeakColumns
  extends Omit<LeakAtIntake, 'contactDueAt'>,
    Pick<LeakTimes, 'kind' | 'contactAt' | 'contactPromisedAt'> {
  readonly over: 0 | 1
}

/** The leak that is open and the latest of those that are over. */
function leaksOf(
  read: ReadDatabase,
  unitId: string,
): { readonly over: boolean; readonly leak: LeakAtIntake }[] {
  const { clocks } = profileOf(read).emergencies
  const rows = read.all<LeakColumns>(
    `select leak.id as "caseId", "case".number, leak.entry, leak.severity, leak.state, leak.reported_at as "reportedAt",
       leak.calls, leak.returns, (select name from team where team.id=leak.team_id) as "teamName",
       leak.sent_at as "sentAt", leak.acknowledged_at as "acknowledgedAt", leak.arrived_at as "arrivedAt",
       leak.stopped_at as "stoppedAt", leak.repaired_at as "repairedAt",
       (select name from team where team.id=leak.repaired_by) as "repairedByName", leak.next_at as "nextAt",
       leak.contact_at as "contactAt", leak.contact_promised_at as "contactPromisedAt", leak.over,
       'storm' as kind
     from "case" cross join leak on leak.id="case".id
     where "case".unit_id=? and "case".state<>'void' and coalesce(leak.kind, 'storm')='storm'
     order by leak.over, leak.reported_at desc limit ?`,
    [unitId, mostPast + 1],
  )
  return rows.map(({ over, kind, contactAt, contactPromisedAt, ...leak }) => ({
    over: over === 1,
    leak: { ...leak, contactDueAt: contactDueOf({ ...leak, kind, contactAt, contactPromisedAt }, clocks) },
  }))
}

/** In a leak, or in any case that its words made grave for it. */
const spokeOfPress = (read: ReadDatabase, unitId: string): boolean =>
  read.get(
    `select 1 from "case" left join leak on leak.id="case".id
     where "case".unit_id=? and "case".state<>'void'
       and ("case".level_reason='media' or leak.mentions like '%press%') limit 1`,
    [unitId],
  ) !== undefined
