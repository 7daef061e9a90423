import type { ReadDatabase } from '../database/read.ts'

/** When the first sheet about a case reached one of these recipients, UTC milliseconds; null where none did. */
export function firstDelivery(
  read: ReadDatabase,
  caseId: string,
  recipients: readonly string[],
): number | null {
  const found = read.get<{ at: number | null }>(
    `select min(delivered_at) as at from sheet indexed by sheet_case
     where case_id=? and direction='out' and state <> 'withdrawn' and party in (select value from json_each(?))`,
    [caseId, JSON.stringify(recipients)],
  )
  return found?.at ?? null
}
