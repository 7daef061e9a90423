import type { ReadDatabase } from '../database/read.ts'
import type { Operation } from '../log/operation.ts'
import type { CaseState } from '../contract/cases.ts'
import { WarningRecipient } from '../contract/profile-levels.ts'
import type { WarningFigures, WarningScope, WarningState, WarningWant } from '../contract/warnings.ts'
import { warningCaseLeft, warningGrew, warningRaised } from './operations.ts'

/** What commands and reactions need to know of a warning. */
export interface WarningCore {
  readonly id: string
  readonly scope: WarningScope
  readonly placeId: string
  /** Second-level category, `leak/leak-roof`. */
  readonly category: string
  readonly state: WarningState
  readonly stage: number
  /** Different homes it names. */
  readonly units: number
  readonly respondBy: number
  readonly acknowledgedBy: string | null
}

const coreColumns = `id, scope, place_id as "placeId", category, state, stage, units, respond_by as "respondBy",
  acknowledged_by as "acknowledgedBy"`

export function warningCore(read: ReadDatabase, warningId: string): WarningCore | undefined {
  return read.get<WarningCore>(`select ${coreColumns} from warning where id=?`, [warningId])
}

/** The warning about a place and category that goes on. */
export function activeWarning(
  read: ReadDatabase,
  placeId: string,
  category: string,
): WarningCore | undefined {
  return read.get<WarningCore>(
    `select ${coreColumns} from warning where place_id=? and category=? and ended_at is null
     order by raised_at limit 1`,
    [placeId, category],
  )
}

/** The warning that goes on longest, where it was raised before a moment. */
export function oldestWarning(read: ReadDatabase, before: number): WarningCore | undefined {
  return read.get<WarningCore>(
    `select ${coreColumns} from warning where ended_at is null and raised_at<? order by raised_at, id limit 1`,
    [before],
  )
}

/** When the last warning about a place and category ended; 0 where there was none. */
export function lastEnd(read: ReadDatabase, placeId: string, category: string): number {
  return (
    read.get<{ at: number | null }>(
      'select max(ended_at) as at from warning where place_id=? and category=?',
      [placeId, category],
    )?.at ?? 0
  )
}

/** A warning that wants an answer or an analysis and that somebody further up may be asked about. */
export interface WaitingWarning {
  readonly id: string
  readonly placeId: string
  readonly stage: number
  readonly want: WarningWant
  /** Null where an older program asked nobody for the analysis: it is asked of who answered. */
  readonly asked: WarningRecipient | null
  readonly acknowledgedBy: string | null
  readonly nextStepAt: number
}

/**
 * Warnings with a step up before them, the nearest first. An older program set none for analyses; there the step is the
 * time of the analysis, as long as it has not gone up.
 */
export function waitingWarnings(read: ReadDatabase): WaitingWarning[] {
  const rows = read.all<
    Omit<WaitingWarning, 'asked' | 'want'> & { readonly asked: string | null; readonly state: WarningState }
  >(
    `select id, place_id as "placeId", stage, state, case when next_step_at is not null then asked end as asked,
       acknowledged_by as "acknowledgedBy", coalesce(next_step_at, next_analysis_at) as "nextStepAt"
     from warning where ended_at is null and (
       (next_step_at is not null and asked is not null)
       or (state='acknowledged' and next_step_at is null and next_analysis_at is not null
         and (escalated_at is null or escalated_at < acknowledged_at)))
     order by coalesce(next_step_at, next_analysis_at), id`,
  )
  return rows.map(({ state, asked, ...row }) => ({
    ...row,
    want: state === 'raised' ? 'answer' : 'analyse',
    asked: asked === null ? null : recipientIn(asked),
  }))
}

/** Who is asked, as it stands in a row. */
export const recipientIn = (stored: string): WarningRecipient => WarningRecipient.parse(JSON.parse(stored))

/** Who was asked first and who is asked now; null in data of an older program. */
export function demandIn(read: ReadDatabase, warningId: string) {
  const row = read.get<{ first: string | null; asked: string | null }>(
    'select asked_first as first, asked from warning where id=?',
    [warningId],
  )
  return {
    first: row?.first == null ? null : recipientIn(row.first),
    asked: row?.asked == null ? null : recipientIn(row.asked),
  }
}

/** A case's place in a warning that goes on. */
export interface Membership extends WarningCore {
  readonly unitId: string
}

export function membershipsOf(read: ReadDatabase, caseId: string): Membership[] {
  return read.all<Membership>(
    `select w.id, w.scope, w.place_id as "placeId", w.category, w.state, w.stage, w.units, w.respond_by as "respondBy",
       w.acknowledged_by as "acknowledgedBy", m.unit_id as "unitId"
     from warning_case m join warning w on w.id=m.warning_id where m.case_id=? and w.ended_at is null`,
    [caseId],
  )
}

/** Whether a warning names a home because of another case than this one. */
export function namesHome(read: ReadDatabase, warningId: string, unitId: string, caseId: string): boolean {
  return (
    read.get('select 1 from warning_case where warning_id=? and unit_id=? and case_id<>? limit 1', [
      warningId,
      unitId,
      caseId,
    ]) !== undefined
  )
}

/** How far the cases of a warning are. */
export function figuresOf(read: ReadDatabase, warningId: string): WarningFigures {
  const rows = read.all<{ state: CaseState; unitId: string }>(
    `select c.state, m.unit_id as "unitId" from warning_case m join "case" c on c.id=m.case_id
     where m.warning_id=? and c.state <> 'void'`,
    [warningId],
  )
  const count = (...states: readonly CaseState[]) => rows.filter(({ state }) => states.includes(state)).length
  return {
    homes: new Set(rows.map(({ unitId }) => unitId)).size,
    open: count('received', 'handling'),
    resolved: count('resolved'),
    closed: count('closed'),
  }
}

export function isInActiveWarning(read: ReadDatabase, caseId: string): boolean {
  return membershipsOf(read, caseId).length > 0
}

/** Cases that an operation brought into a warning or took out of it. */
export function casesTouched(operation: Operation<unknown, unknown>): string[] {
  if (operation.type === warningRaised.type)
    return warningRaised.facts.parse(operation.facts).cases.map(({ caseId }) => caseId)
  if (operation.type === warningGrew.type)
    return warningGrew.facts.parse(operation.facts).cases.map(({ caseId }) => caseId)
  if (operation.type === warningCaseLeft.type) return [warningCaseLeft.facts.parse(operation.facts).caseId]
  return []
}
