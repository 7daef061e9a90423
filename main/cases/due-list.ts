import type { z } from 'zod'
import type { CasePage } from '../contract/case-views.ts'
import type { DueInput } from '../contract/deadlines.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type AskedAt, dueRange } from './due-lists.ts'
import { listColumns, type NamedRow, presentRows, withNames } from './rows.ts'

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

/** Open cases of a due list, the one due first at the top: a walk along one index. */
export function casesDue(
  read: ReadDatabase,
  { list, assignee, after, limit }: z.output<typeof DueInput>,
  asked: AskedAt,
): CasePage {
  const { from, before } = dueRange(list, asked)
  const cursor = after === undefined ? { at: from, id: '' } : cursorOf(after)
  const index = assignee === undefined ? 'case_due' : 'case_due_assignee'
  const whose =
    assignee === undefined ? '' : assignee === 'none' ? 'assignee is null and ' : 'assignee = ? and '
  const rows = read.all<NamedRow>(
    withNames(
      `select ${listColumns} from "case" indexed by ${index} where ${whose}due_at is not null
         and (due_at, id) > (?, ?) and due_at < ? order by due_at, id limit ?`,
    ),
    [
      ...(assignee === undefined || assignee === 'none' ? [] : [assignee]),
      cursor.at,
      cursor.id,
      before,
      limit + 1,
    ],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last?.dueAt != null ? `${last.dueAt}.${last.id}` : null
  return { rows: presentRows(page), next }
}

function cursorOf(after: string): { at: number; id: string } {
  const [, at, id] = cursorShape.exec(after) ?? []
  if (at === undefined || id === undefined)
    throw new DeskError('input.invalid', { where: 'after', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}
