import { type BoundedCount, countLimit, type Page } from '../contract/case-views.ts'
import type { PromiseRow, PromiseState } from '../contract/promises.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { promiseColumns } from './promises.ts'

/** Which promises: the time is that by which they are to be kept, UTC milliseconds. */
export interface PromiseQuestion {
  readonly state: PromiseState | undefined
  readonly buildingId: string | undefined
  readonly dueFrom: number | undefined
  readonly dueBefore: number | undefined
  readonly before: string | undefined
  readonly limit: number
}

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

/** A page of the register of promises, what is due last first; a walk along one index. */
export function promiseLedgerPage(read: ReadDatabase, question: PromiseQuestion): Page<PromiseRow> {
  const { state, buildingId, dueFrom = 0, dueBefore = Number.MAX_SAFE_INTEGER, limit } = question
  const [, at, id] = cursorShape.exec(question.before ?? '') ?? []
  if (question.before !== undefined && (at === undefined || id === undefined))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  const cursor = at === undefined ? '' : ' and (p.due_at, p.id) < (?, ?)'
  const rows = read.all<PromiseRow>(
    `select ${promiseColumns} from promise p indexed by ${state === undefined ? 'promise_due' : 'promise_state_due'}
       join "case" c on c.id=p.case_id
     where ${state === undefined ? '' : 'p.state = ? and '}p.due_at >= ? and p.due_at < ?${cursor}
       ${buildingId === undefined ? '' : 'and c.building_id = ?'}
     order by p.due_at desc, p.id desc limit ?`,
    [
      ...(state === undefined ? [] : [state]),
      dueFrom,
      dueBefore,
      ...(at === undefined || id === undefined ? [] : [Number(at), id]),
      ...(buildingId === undefined ? [] : [buildingId]),
      limit + 1,
    ],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${last.dueAt}.${last.id}` : null }
}

/** Promises to be kept before a moment, of everybody's cases or of one member of staff's; counted to a thousand. */
export function promisesDue(
  read: ReadDatabase,
  { before, assignee, limit }: { before: number; assignee: string | undefined; limit: number },
): { readonly total: BoundedCount; readonly rows: readonly PromiseRow[] } {
  const from = `from promise p indexed by promise_state_due join "case" c on c.id=p.case_id
    where p.state = 'open' and p.due_at < ?${assignee === undefined ? '' : ' and c.assignee = ?'}`
  const values = [before, ...(assignee === undefined ? [] : [assignee])]
  const n =
    read.get<{ n: number }>(`select count(*) as n from (select 1 ${from} limit ?)`, [
      ...values,
      countLimit + 1,
    ])?.n ?? 0
  return {
    total: { count: Math.min(n, countLimit), more: n > countLimit },
    rows: read.all<PromiseRow>(`select ${promiseColumns} ${from} order by p.due_at, p.id limit ?`, [
      ...values,
      limit,
    ]),
  }
}
