import type { CallbackRow } from '../contract/callback-views.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'

/** Most calls told of one home: a home has some in its life. */
const most = 1_000

/** Every callback of a home, the latest window first. */
export function callbacksOfUnit(context: RowContext, unitId: string): CallbackRow[] {
  const stored = context.read.all<StoredRow>(
    `${rowsSql('where unit_id=? order by due_at desc, id desc limit ?')} order by page."dueAt" desc, page.id desc`,
    [unitId, most],
  )
  return presentRows(context, stored)
}
