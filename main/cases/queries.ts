import type { CaseState } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What commands need to know of a case. */
export interface CaseCore {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly unitId: string | null
  readonly personId: string | null
  readonly assignee: string | null
  readonly waitingOn: string | null
  readonly waitingSince: number | null
}

export function caseCore(read: ReadDatabase, caseId: string): CaseCore | undefined {
  return read.get<CaseCore>(
    `select id, number, state, unit_id as "unitId", person_id as "personId", assignee, waiting_on as "waitingOn",
       waiting_since as "waitingSince" from "case" where id=?`,
    [caseId],
  )
}

/** The last value a counter gave; 0 before its first. */
export function counterValue(read: ReadDatabase, counter: string): number {
  return read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0
}
