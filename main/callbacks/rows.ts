import { rowsOf as caseRows } from '../cases/rows.ts'
import type { CallbackRow } from '../contract/callback-views.ts'
import type {
  CallbackMethod,
  CallbackState,
  CancelReason,
  CareState,
  Satisfaction,
} from '../contract/callbacks.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { maskPhone } from '../contract/masking.ts'
import type { Profile } from '../contract/profile.ts'
import type { Words } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { personNameOf } from '../people/names.ts'
import { phonesOf } from '../people/queries.ts'
import { staffNameOf } from '../staff/names.ts'
import { idsOf } from './queries.ts'
import { mayRecord, whenOf } from './rules.ts'

/** What rows are presented with. */
export interface RowContext {
  readonly read: ReadDatabase
  readonly profile: Profile
  readonly now: number
  /** The end of today at the site. */
  readonly tomorrow: number
  /** Who asks; undefined where nobody does, as on paper. */
  readonly staffId?: string | undefined
}

const columns = `id, state, plan, campaign_id as "campaignId", call_no as "call", calls, case_id as "caseId",
  unit_id as "unitId", building_id as "buildingId", person_id as "personId", from_at as "fromAt",
  due_at as "dueAt", planned_at as "plannedAt", attempts, failed_days as "failedDays",
  last_attempt_at as "lastAttemptAt", ended_at as "endedAt", ended_by as "endedBy", method, satisfaction,
  scores, questions, workers, words, contact, reopened, cancel_reason as "cancelReason", care,
  care_result as "careResult", care_visit as "careVisit"`

/** A row with the names that stand in other domains. */
export interface StoredRow {
  readonly id: string
  readonly state: CallbackState
  readonly plan: string
  readonly campaignId: string | null
  readonly campaignName: string | null
  readonly call: number
  readonly calls: number
  readonly caseId: string | null
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly personId: string | null
  readonly personName: string | null
  readonly fromAt: number
  readonly dueAt: number
  readonly plannedAt: number
  readonly attempts: number
  readonly failedDays: number
  readonly lastAttemptAt: number | null
  readonly endedAt: number | null
  readonly endedBy: string | null
  readonly endedByName: string | null
  readonly method: CallbackMethod | null
  readonly satisfaction: Satisfaction | null
  readonly scores: string
  readonly questions: string
  readonly workers: string
  readonly words: string | null
  readonly contact: string | null
  readonly reopened: 0 | 1
  readonly cancelReason: CancelReason | null
  readonly care: CareState | null
  readonly careResult: string | null
  readonly careVisit: string | null
}

/**
 * Rows that a tail of a statement chooses (`indexed by … where … order by … limit ?`), with names. Materialised, so
 * that the page keeps its own plan and order.
 */
export const rowsSql = (tail: string) =>
  `with page as materialized (select ${columns} from callback ${tail})
   select page.*, ${unitNumberOf('page."unitId"')} as "unitNumber",
     ${nodeNameOf('page."buildingId"')} as "buildingName", ${personNameOf('page."personId"')} as "personName",
     ${staffNameOf('page."endedBy"')} as "endedByName",
     (select name from callback_campaign where callback_campaign.id = page."campaignId") as "campaignName"
   from page`

/** Rows as screens get them. */
export function presentRows(context: RowContext, stored: readonly StoredRow[]): CallbackRow[] {
  const ids = [...new Set(stored.flatMap(row => row.caseId ?? []))]
  const cases = new Map(caseRows(context.read, ids).map(row => [row.id, row]))
  return stored.map(row => presentRow(context, row, row.caseId === null ? undefined : cases.get(row.caseId)))
}

function presentRow(context: RowContext, row: StoredRow, about: CaseRow | undefined): CallbackRow {
  const { read, profile, now, tomorrow } = context
  return {
    id: row.id,
    state: row.state,
    plan: row.plan,
    planName: planName(profile, row),
    campaignId: row.campaignId,
    call: row.call,
    calls: row.calls,
    caseId: row.caseId,
    caseNumber: about?.number ?? null,
    caseKind: about?.kind ?? null,
    caseSummary: about?.summary ?? null,
    unitId: row.unitId,
    unitNumber: row.unitNumber,
    buildingName: row.buildingName,
    personId: row.personId,
    name: row.personName ?? about?.callerName ?? null,
    phone: about?.callerPhone ?? firstPhone(read, row.personId),
    fromAt: row.fromAt,
    dueAt: row.dueAt,
    when: row.state === 'open' ? whenOf(row, now, tomorrow) : null,
    attempts: row.attempts,
    failedDays: row.failedDays,
    lastAttemptAt: row.lastAttemptAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endedByName: row.endedByName,
    method: row.method,
    satisfaction: row.satisfaction,
    words: row.words,
    reopened: row.reopened === 1,
    contact: row.contact,
    cancelReason: row.cancelReason,
    care: row.care,
    mine: mayRecord(context.staffId ?? null, idsOf(row.workers)),
  }
}

function firstPhone(read: ReadDatabase, personId: string | null): string | null {
  const phone = personId === null ? undefined : phonesOf(read, personId)[0]
  return phone ? maskPhone(phone.number) : null
}

function planName(profile: Profile, row: StoredRow): Words {
  if (row.campaignId !== null) {
    const name = row.campaignName ?? '—'
    return { zh: name, en: name }
  }
  return profile.callbacks.plans.find(plan => plan.id === row.plan)?.name ?? { zh: row.plan, en: row.plan }
}
