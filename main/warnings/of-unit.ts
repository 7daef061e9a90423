import type { ReadDatabase } from '../database/read.ts'

/** A collective warning that goes on and names cases of a home. */
export interface WarningOfUnit {
  readonly id: string
  /** Second-level category, `leak/leak-roof`. */
  readonly category: string
  readonly raisedAt: number
}

/** Warnings that go on and name a home, the longest first. Found by its cases: a storm may leave many warnings open. */
export function openWarningsOfUnit(read: ReadDatabase, unitId: string): WarningOfUnit[] {
  const named = read.all<WarningOfUnit>(
    `select w.id, w.category, w.raised_at as "raisedAt" from "case" c
     cross join warning_case m on m.case_id=c.id cross join warning w on w.id=m.warning_id
     where c.unit_id=? and w.ended_at is null`,
    [unitId],
  )
  return [...new Map(named.map(warning => [warning.id, warning])).values()].sort(
    (a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1),
  )
}
