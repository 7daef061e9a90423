import { z } from 'zod'
import {
  AskedQuestion,
  type CallbackState,
  type CampaignListKind,
  type CancelReason,
  type CareState,
  Scores,
} from '../contract/callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What commands need to know of a callback. */
export interface CallbackCore {
  readonly id: string
  readonly state: CallbackState
  readonly caseId: string | null
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly workers: readonly string[]
  readonly questions: readonly AskedQuestion[]
  readonly spot: Scores
  readonly cancelReason: CancelReason | null
  readonly attempts: number
  readonly lastAttempt: string | null
  readonly reopened: 0 | 1
  readonly care: CareState | null
  /** The latest home visit to the dissatisfied owner. */
  readonly careVisit: string | null
  readonly plan: string
  readonly campaignId: string | null
}

type Stored = Omit<CallbackCore, 'workers' | 'questions' | 'spot'> & {
  readonly workers: string
  readonly questions: string
  readonly spot: string
}

const columns = `id, state, case_id as "caseId", unit_id as "unitId", building_id as "buildingId",
  person_id as "personId", workers, questions, spot, cancel_reason as "cancelReason", attempts,
  last_attempt as "lastAttempt", reopened, care, care_visit as "careVisit", plan, campaign_id as "campaignId"`

export function callbackCore(read: ReadDatabase, callbackId: string): CallbackCore | undefined {
  const row = read.get<Stored>(`select ${columns} from callback where id=?`, [callbackId])
  return row && coreOf(row)
}

/** Callbacks of a case, whatever their state. */
export function coresOfCase(read: ReadDatabase, caseId: string): CallbackCore[] {
  return read.all<Stored>(`select ${columns} from callback where case_id=? order by id`, [caseId]).map(coreOf)
}

/** Callbacks that plans of the profile made for a case since it was last reopened. */
export function plannedSinceReopening(read: ReadDatabase, caseId: string): CallbackCore[] {
  // By the order of the log, not by the clock: somebody may have set that back.
  return read
    .all<Stored>(
      `select ${columns} from callback where case_id=? and campaign_id is null
         and (select min(position) from operation where aggregate_id=callback.id) >
           (select coalesce(max(position), 0) from operation
            where aggregate_id=? and type in ('case.reopened', 'case.restored'))`,
      [caseId, caseId],
    )
    .map(coreOf)
}

/** Callbacks of dissatisfied owners for whom a home visit was planned. */
export function coresOfVisit(read: ReadDatabase, visitId: string): CallbackCore[] {
  return read
    .all<Stored>(`select ${columns} from callback where care_visit=? order by id`, [visitId])
    .map(coreOf)
}

/** Open callbacks of a person. */
export function openCoresOfPerson(read: ReadDatabase, personId: string): CallbackCore[] {
  return read
    .all<Stored>(`select ${columns} from callback where person_id=? and state='open' order by id`, [personId])
    .map(coreOf)
}

/** When a person was last called back, or last declined; undefined where that never was. UTC milliseconds. */
export function lastCallOf(read: ReadDatabase, personId: string): number | undefined {
  return (
    read.get<{ at: number | null }>(
      `select max(ended_at) as at from callback where person_id=?
         and (state in ('done', 'unreachable') or cancel_reason = 'owner-declined')`,
      [personId],
    )?.at ?? undefined
  )
}

/** Open callbacks of a campaign. */
export function openCoresOfCampaign(read: ReadDatabase, campaignId: string): CallbackCore[] {
  return read
    .all<Stored>(`select ${columns} from callback where campaign_id=? and state='open' order by id`, [
      campaignId,
    ])
    .map(coreOf)
}

function coreOf(row: Stored): CallbackCore {
  return {
    ...row,
    workers: idsOf(row.workers),
    questions: z.array(AskedQuestion).parse(JSON.parse(row.questions)),
    spot: Scores.parse(JSON.parse(row.spot)),
  }
}

/** A stored JSON list of ids. */
export const idsOf = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json))

/** One try as it is stored. */
export interface StoredAttempt {
  readonly id: string
  readonly callbackId: string
  readonly at: number
  readonly day: string
  readonly by: string | null
  readonly method: 'phone' | 'visit' | 'letter'
  readonly reached: 0 | 1
  readonly note: string | null
}

export const attemptColumns = `id, callback_id as "callbackId", at, day, staff_id as "by", method, reached, note`

/** Tries of a callback, newest first. */
export function attemptsOf(read: ReadDatabase, callbackId: string): StoredAttempt[] {
  return read.all<StoredAttempt>(
    `select ${attemptColumns} from callback_attempt where callback_id=? order by at desc, id desc`,
    [callbackId],
  )
}

/** Whether the same plan was started for the same window and home or person before. */
export function plannedAlready(
  read: ReadDatabase,
  plan: string,
  dueAt: number,
  of: { readonly unitId: string | null; readonly personId: string | null },
): boolean {
  return (
    read.get(
      `select 1 from callback where plan=? and state in ('open', 'done', 'unreachable') and due_at=?
         and unit_id is ? and person_id is ? limit 1`,
      [plan, dueAt, of.unitId, of.personId],
    ) !== undefined
  )
}

export interface Campaign {
  readonly id: string
  readonly name: string | null
  readonly script: string | null
  /** JSON. */
  readonly questions: string | null
  readonly over: CampaignListKind
  readonly plan: string | null
  readonly from: string
  readonly until: string
  readonly startedAt: number
  readonly startedBy: string | null
  readonly endedAt: number | null
}

export const campaignColumns = `id, name, script, questions, over, plan, from_day as "from", until_day as "until",
  started_at as "startedAt", started_by as "startedBy", ended_at as "endedAt"`

export function campaign(read: ReadDatabase, campaignId: string): Campaign | undefined {
  return read.get<Campaign>(`select ${campaignColumns} from callback_campaign where id=?`, [campaignId])
}
