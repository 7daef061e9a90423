import { z } from 'zod'
import type { CaseKind, CaseLevel, CaseState, ResponsibleKind } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'
import { monthStamp } from '../site/time.ts'
import { caseCounter, caseNumber } from './rules.ts'

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
  readonly kind: CaseKind
  /** Category ids joined by `/`. */
  readonly category: string
  readonly level: CaseLevel | null
  readonly levelBy: string | null
  readonly proposedLevel: CaseLevel | null
  readonly proposedReason: string | null
  readonly cause: string | null
  /** One of the staff who is complained of. */
  readonly complainedStaff: string | null
  readonly responsibleKind: ResponsibleKind | null
  readonly leader: string | null
}

export function caseCore(read: ReadDatabase, caseId: string): CaseCore | undefined {
  return read.get<CaseCore>(
    `select id, number, state, unit_id as "unitId", person_id as "personId", assignee, waiting_on as "waitingOn",
       waiting_since as "waitingSince", kind, category, level, level_by as "levelBy",
       proposed_level as "proposedLevel", proposed_reason as "proposedReason", cause, complained_staff as "complainedStaff",
       responsible_kind as "responsibleKind", leader
     from "case" where id=?`,
    [caseId],
  )
}

/** The last value a counter gave; 0 before its first. */
export function counterValue(read: ReadDatabase, counter: string): number {
  return read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0
}

/** The number a case received at this moment would get. */
export function nextCaseNumber(
  read: ReadDatabase,
  site: { readonly code: string; readonly timeZone: string },
  now: number,
  letter: string,
): string {
  const month = monthStamp(now, site.timeZone)
  return caseNumber(site.code, month, counterValue(read, caseCounter(month, letter)) + 1, letter)
}

/** The state a void case was in before; undefined where its log does not say. */
export function voidedFrom(read: ReadDatabase, caseId: string): string | undefined {
  const last = read.get<{ facts: string }>(
    `select facts from operation indexed by operation_aggregate
     where aggregate_id=? and type='case.voided' order by position desc limit 1`,
    [caseId],
  )
  return last && z.object({ from: z.string().optional() }).parse(JSON.parse(last.facts)).from
}
