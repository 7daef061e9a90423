import { z } from 'zod'
import type { CaseKind, CaseState } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'

/** How a case stands, for those who follow it. */
export interface CaseOutcome {
  readonly id: string
  readonly kind: CaseKind
  readonly state: CaseState
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly assignee: string | null
  readonly verified: 'good' | 'bad' | null
  readonly withoutCallback: string | null
}

/** Undefined for a case that was taken back with its import. */
export function caseOutcome(read: ReadDatabase, caseId: string): CaseOutcome | undefined {
  return read.get<CaseOutcome>(
    `select id, kind, state, unit_id as "unitId", building_id as "buildingId", person_id as "personId",
       assignee, verified, without_callback as "withoutCallback" from "case" where id=?`,
    [caseId],
  )
}

/** Who did the work of a case: who is responsible for it, who began and who resolved it, each time. */
export function workersOfCase(read: ReadDatabase, { id, assignee }: CaseOutcome): string[] {
  const rows = read.all<{ actor: string }>(
    `select distinct actor from operation where aggregate_id=? and actor is not null
       and type in ('case.handlingStarted', 'case.resolved')`,
    [id],
  )
  return [...new Set([...rows.map(row => row.actor), ...(assignee === null ? [] : [assignee])])]
}

/** What was done, in the words of whoever resolved the case last; null where there are none. */
export function resolutionOf(read: ReadDatabase, caseId: string): string | null {
  // Left to itself the planner goes through the resolutions of all cases, for they are in order already.
  const last = read.get<{ personal: string | null }>(
    `select personal from operation indexed by operation_aggregate
     where aggregate_id=? and type='case.resolved' order by position desc limit 1`,
    [caseId],
  )
  if (!last || last.personal === null) return null
  return z.object({ text: z.string().nullish() }).parse(JSON.parse(last.personal)).text ?? null
}

/** The case with a number as people write it; undefined where there is none. */
export function caseByNumber(read: ReadDatabase, number: string): string | undefined {
  const written = number.trim().toUpperCase()
  if (!written.startsWith('KF-') || written.length > 60) return undefined
  return read.get<{ id: string }>('select id from "case" where number=?', [written])?.id
}
