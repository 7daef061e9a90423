import type { z } from 'zod'
import type { CallbackDetail, CallbackQueue } from '../contract/callback-views.ts'
import type { QueueInput } from '../contract/callbacks.ts'
import { detailOf } from './detail.ts'
import { filterTail } from './list.ts'
import { idsOf } from './queries.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'
import { mayRecord } from './rules.ts'

/** Rows looked at before the queue gives up looking for calls that who asks may make. */
const mostLookedAt = 200

/** Calls to make one after the other: the most overdue first, those left for others not among them. */
export function callQueue(
  context: RowContext,
  { plan, campaignId, limit }: z.output<typeof QueueInput>,
  staffId: string,
): CallbackQueue {
  const { read, tomorrow } = context
  const calls: CallbackDetail[] = []
  let notMine = 0
  let more = false
  for (const when of ['overdue', 'today', 'now'] as const) {
    const { sql, values, order } = filterTail({ when, plan, campaignId }, context)
    const page = rowsSql(`${sql} order by ${order}, id limit ?`)
    const stored = read.all<StoredRow>(`${page} order by page."dueAt", page.id`, [...values, mostLookedAt])
    more ||= stored.length === mostLookedAt
    // Who has worked on the case since is looked up only for those that are shown.
    const possible = stored.filter(row => mayRecord(staffId, idsOf(row.workers)))
    notMine += stored.length - possible.length
    const wanted = possible.slice(0, limit - calls.length)
    more ||= wanted.length < possible.length
    const rows = new Map(presentRows(context, wanted).map(row => [row.id, row]))
    for (const source of wanted) {
      const row = rows.get(source.id)
      if (!row) continue
      const detail = detailOf(context, source, row, staffId)
      if (detail.mine) calls.push(detail)
      else notMine += 1
    }
  }
  // Whom somebody tried today already waits behind the others.
  const triedToday = ({ lastAttemptAt }: CallbackDetail) =>
    Number(lastAttemptAt !== null && lastAttemptAt >= tomorrow - 86_400_000)
  return { calls: calls.toSorted((a, b) => triedToday(a) - triedToday(b)), notMine, more }
}
