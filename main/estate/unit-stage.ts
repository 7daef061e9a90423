import type { ProfileStages } from '../contract/profile-stages.ts'
import type { UnitStage } from '../contract/unit-changes.ts'
import { signedHome } from '../contracts/promised.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isPresent, occupanciesOfUnit } from '../people/queries.ts'
import { handoverOf } from './handover.ts'
import { daysBehind, nextStageDay, stageOf } from './stage-rules.ts'

/** In which stage the file of a home is, and for how long at least. */
export interface UnitStageNow {
  readonly stage: UnitStage
  /** The next day on which it may be another without anybody doing anything; null where there is none. */
  readonly next: string | null
}

/** The stage somebody set against what the facts say, and why; null where they say it. */
export const stageSet = (read: ReadDatabase, unitId: string) =>
  read.get<{ stage: UnitStage | null; reason: string | null }>(
    'select stage, stage_reason as reason from unit where id=?',
    [unitId],
  )

/** The stage of one home; that of a prospect where there is no such unit. @param today `2026-07-12` */
export function unitStage(
  read: ReadDatabase,
  rules: ProfileStages,
  unitId: string,
  today: string,
): UnitStageNow {
  const noted = read.get<{ handedOverOn: string | null; promisedOn: string | null; set: UnitStage | null }>(
    `select handed_over_on as "handedOverOn", promised_on as "promisedOn", stage as "set" from unit where id=?`,
    [unitId],
  )
  if (!noted) return { stage: 'prospect', next: null }
  if (noted.set !== null) return { stage: noted.set, next: null }
  const signed = signedHome(read, unitId)
  const owners = occupanciesOfUnit(read, unitId).filter(({ role }) => role === 'owner' || role === 'co-owner')
  const promisedOn = noted.promisedOn ?? signed?.promisedOn ?? null
  const facts = {
    hasOwner: signed !== undefined || owners.some(({ until }) => isPresent(until, today)),
    promisedOn,
    handedOverOn: handoverOf({ handedOverOn: noted.handedOverOn, promisedOn, owners }).on,
  }
  // Whoever leaves on a day is there still on that day.
  const leaving = owners.flatMap(({ until }) =>
    until !== null && isPresent(until, today) ? [daysBehind(until, 1)] : [],
  )
  const days = [nextStageDay(facts, rules, today), ...leaving].filter(day => day !== null)
  return { stage: stageOf(facts, rules, today), next: days.sort()[0] ?? null }
}
