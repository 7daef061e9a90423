import { z } from 'zod'
import { CaseState } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'

/** How many cases have a cause. */
export interface CauseCount {
  /** Id of a cause; null for closed cases whose cause is not recorded. */
  readonly cause: string | null
  readonly open: number
  readonly closed: number
}

const Row = z.object({ cause: z.string(), state: CaseState, n: z.number() })

/**
 * Counts cases by their causes, void ones left out: along the index of causes, without looking at a case.
 * @param since received from this moment on, UTC milliseconds
 * @param to received before this moment
 */
export function countCauses(
  read: ReadDatabase,
  { since = 0, to = Number.MAX_SAFE_INTEGER }: { readonly since?: number; readonly to?: number },
): CauseCount[] {
  const rows = read.all<unknown>(
    `select cause, state, count(*) as n from "case" indexed by case_cause
     where cause is not null and received_at >= ? and received_at < ? group by cause, state`,
    [since, to],
  )
  const counts = new Map<string, { open: number; closed: number }>()
  let closed = 0
  for (const row of rows) {
    const { cause, state, n } = Row.parse(row)
    if (state === 'void') continue
    const count = counts.get(cause) ?? { open: 0, closed: 0 }
    count[state === 'closed' ? 'closed' : 'open'] += n
    if (state === 'closed') closed += n
    counts.set(cause, count)
  }
  const all = read.get<{ n: number }>(
    `select count(*) as n from "case" indexed by case_state where state='closed' and received_at >= ? and received_at < ?`,
    [since, to],
  )
  const unrecorded = (all?.n ?? 0) - closed
  return [
    ...[...counts].map(([cause, count]) => ({ cause, ...count })),
    ...(unrecorded > 0 ? [{ cause: null, open: 0, closed: unrecorded }] : []),
  ]
}
