import { type BoundedCount, countLimit } from '../contract/case-views.ts'
import type { DueList } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type AskedAt, dueRange } from './due-lists.ts'

/** How many cases a due list holds, of everybody or of one member of staff: a walk within one index, to a thousand. */
export function countDue(
  read: ReadDatabase,
  { list, assignee }: { readonly list: DueList; readonly assignee: string | undefined },
  asked: AskedAt,
): BoundedCount {
  const { from, before } = dueRange(list, asked)
  const index = assignee === undefined ? 'case_due' : 'case_due_assignee'
  const whose = assignee === undefined ? '' : 'assignee = ? and '
  const n =
    read.get<{ n: number }>(
      `select count(*) as n from (select 1 from "case" indexed by ${index}
         where ${whose}due_at is not null and due_at >= ? and due_at < ? limit ?)`,
      [...(assignee === undefined ? [] : [assignee]), from, before, countLimit + 1],
    )?.n ?? 0
  return { count: Math.min(n, countLimit), more: n > countLimit }
}
