import type { ReadDatabase } from '../database/read.ts'

/** A reply that a case awaits. Times are UTC milliseconds. */
export interface AwaitedReply {
  readonly party: string
  readonly issuedAt: number
  /** When it is late: delivery first where that has a time of its own. */
  readonly dueAt: number
}

/** The replies these cases await, the first due first; cases without an open sheet are left out. */
export function awaitedReplies(read: ReadDatabase, caseIds: readonly string[]): Map<string, AwaitedReply[]> {
  const replies = new Map<string, AwaitedReply[]>()
  const rows = read.all<AwaitedReply & { caseId: string }>(
    `select case_id as "caseId", party, coalesce(issued_at, at) as "issuedAt", next_due_at as "dueAt"
     from sheet indexed by sheet_case
     where case_id in (select value from json_each(?)) and direction='out' and next_due_at is not null
     order by next_due_at, id`,
    [JSON.stringify(caseIds)],
  )
  for (const { caseId, ...reply } of rows) {
    const known = replies.get(caseId)
    if (known) known.push(reply)
    else replies.set(caseId, [reply])
  }
  return replies
}

/** Cases that await a reply of this recipient, the first due first. */
export function casesAwaiting(read: ReadDatabase, party: string): string[] {
  const rows = read.all<{ caseId: string }>(
    `select case_id as "caseId" from sheet indexed by sheet_party_due
     where direction='out' and party=? and next_due_at is not null and case_id is not null
     order by next_due_at, id`,
    [party],
  )
  return [...new Set(rows.map(row => row.caseId))]
}
