import type { ReadDatabase } from '../database/read.ts'
import type { Operation } from '../log/operation.ts'
import type { CaseState } from '../contract/cases.ts'
import type { WarningFigures, WarningScope, WarningState } from '../contract/warnings.ts'
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
}

const coreColumns = `id, scope, place_id as "placeId", category, state, stage, units, respond_by as "respondBy"`

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

/** A case's place in a warning that goes on. */
export interface Membership extends WarningCore {
  readonly unitId: string
}

export function membershipsOf(read: ReadDatabase, caseId: string): Membership[] {
  return read.all<Membership>(
    `select w.id, w.scope, w.place_id as "placeId", w.category, w.state, w.stage, w.units, w.respond_by as "respondBy",
       m.unit_id as "unitId"
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
