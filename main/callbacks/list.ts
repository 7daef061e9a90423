import type { z } from 'zod'
import type { CallbackCounts, CallbackPage } from '../contract/callback-views.ts'
import {
  type CallbackFilter,
  type CallbackListInput,
  type CallbackPart,
  type CallbackWhen,
} from '../contract/callbacks.ts'
import { type BoundedCount, countLimit } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import { longestWindow } from '../contract/profile-callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'

type Value = string | number
interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** When a list is asked for, and by whom. */
export type Asked = Pick<RowContext, 'now' | 'tomorrow' | 'staffId'>

/** Rows looked at for a count of one's own. */
const mostLookedAt = 20_000

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

/** Where a page ended: the value of its order and the id of its last row. */
export function parseCursor(cursor: string | null | undefined): { at: number; id: string } | undefined {
  if (cursor === null || cursor === undefined) return undefined
  const [, at, id] = cursorShape.exec(cursor) ?? []
  if (at === undefined || id === undefined)
    throw new DeskError('input.invalid', { where: 'cursor', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}

/** Behind everything there is. */
const never = Number.MAX_SAFE_INTEGER

/** A window is never longer than this, so nothing that is due later has begun yet. */
const furthest = (now: number) => now + (longestWindow + 1) * 86_400_000

/** The stretch of `due_at` and what is looked at besides, for one part of the open ones. */
function windowConditions(when: CallbackPart, now: number, tomorrow: number): Condition[] {
  switch (when) {
    case 'overdue':
      return [{ sql: 'due_at <= ?', values: [now] }]
    case 'today':
      return [
        { sql: 'due_at > ? and due_at <= ?', values: [now, tomorrow] },
        { sql: 'from_at <= ?', values: [now] },
      ]
    case 'now':
      return [
        { sql: 'due_at > ? and due_at <= ?', values: [tomorrow, furthest(now)] },
        { sql: 'from_at <= ?', values: [now] },
      ]
    case 'due':
      return [
        { sql: 'due_at <= ?', values: [tomorrow] },
        { sql: 'from_at <= ?', values: [now] },
      ]
    case 'planned':
      return [{ sql: 'from_at > ?', values: [now] }]
  }
}

/** The index that has the rows of a filter together, and what of the filter it answers. */
function drive(filter: CallbackFilter): { readonly index: string; readonly conditions: Condition[] } {
  const { campaignId, plan } = filter
  if (campaignId !== undefined)
    return {
      index: 'callback_of_campaign',
      conditions: [
        { sql: 'campaign_id = ?', values: [campaignId] },
        ...(plan === undefined ? [] : [{ sql: 'plan = ?', values: [plan] }]),
      ],
    }
  if (plan !== undefined) return { index: 'callback_plan', conditions: [{ sql: 'plan = ?', values: [plan] }] }
  return { index: filter.when === 'planned' ? 'callback_from' : 'callback_due', conditions: [] }
}

/** The answer to "whose": ids are of one length, so that a look for the text of one is exact. */
function whoseConditions(whose: CallbackFilter['whose'], staffId: string): Condition[] {
  if (whose === undefined) return []
  return [{ sql: `instr(workers, ?) ${whose === 'mine' ? '= 0' : '> 0'}`, values: [staffId] }]
}

/** The tail of a statement for a filter; `indexed by` because the planner changes its mind from desk to desk. */
export function filterTail(
  filter: CallbackFilter,
  { now, tomorrow, staffId = '' }: Asked,
): { readonly sql: string; readonly values: readonly Value[]; readonly order: 'due_at' | 'from_at' } {
  const { index, conditions } = drive(filter)
  const state = filter.state ?? 'open'
  const all = [
    ...conditions,
    { sql: 'state = ?', values: [state] },
    ...(filter.when && state === 'open' ? windowConditions(filter.when, now, tomorrow) : []),
    ...whoseConditions(filter.whose, staffId),
  ]
  return {
    sql: `indexed by ${index} where ${all.map(condition => condition.sql).join(' and ')}`,
    values: all.flatMap(condition => condition.values),
    order: index === 'callback_from' ? 'from_at' : 'due_at',
  }
}

/** A statement with its values. */
interface PageStatement {
  readonly sql: string
  readonly values: readonly Value[]
}

/** The statement of a page, one row more than `limit`; a test looks at its plan. */
export function pageStatement(
  filter: CallbackFilter,
  cursor: string | null | undefined,
  limit: number,
  asked: Asked,
): PageStatement {
  const { sql, values, order } = filterTail(filter, asked)
  const backwards = (filter.state ?? 'open') !== 'open'
  const after = parseCursor(cursor) ?? { at: backwards ? never : -1, id: '' }
  const [sign, direction] = backwards ? ['<', 'desc'] : ['>', 'asc']
  const page = `${sql} and (${order}, id) ${sign} (?, ?) order by ${order} ${direction}, id ${direction} limit ?`
  const shown = order === 'due_at' ? '"dueAt"' : '"fromAt"'
  return {
    sql: `${rowsSql(page)} order by page.${shown} ${direction}, page.id ${direction}`,
    values: [...values, after.at, after.id, limit + 1],
  }
}

/** A page of callbacks: open ones by the end of their window, ended ones with the latest window first. */
export function listCallbacks(
  context: RowContext,
  { filter, cursor, limit }: z.output<typeof CallbackListInput>,
): CallbackPage {
  const { sql, values } = pageStatement(filter, cursor, limit, context)
  const stored = context.read.all<StoredRow>(sql, values)
  const rows = stored.slice(0, limit)
  const last = rows.at(-1)
  const byBegin = filterTail(filter, context).order === 'from_at'
  return {
    rows: presentRows(context, rows),
    next: stored.length > limit && last ? `${byBegin ? last.fromAt : last.dueAt}.${last.id}` : null,
  }
}

/** How many rows a statement finds, up to a thousand. */
export function bounded(read: ReadDatabase, sql: string, values: readonly Value[]): BoundedCount {
  const count =
    read.get<{ n: number }>(`select count(*) as n from (${sql} limit ?)`, [...values, countLimit + 1])?.n ?? 0
  return { count: Math.min(count, countLimit), more: count > countLimit }
}

/** How many callbacks a filter leaves, up to a thousand. */
export function countCallbacks(
  read: ReadDatabase,
  { whose, ...filter }: CallbackFilter,
  asked: Asked,
): BoundedCount {
  const { sql, values } = filterTail(filter, asked)
  const [own] = whoseConditions(whose, asked.staffId ?? '')
  if (!own) return bounded(read, `select 1 from callback ${sql}`, values)
  // However many there are, only so many are looked at.
  const looked = `select workers from callback ${sql} limit ${mostLookedAt}`
  return bounded(read, `select 1 from (${looked}) where ${own.sql}`, [...values, ...own.values])
}

/** What the tabs of the list say. */
export function callbackCounts(
  read: ReadDatabase,
  filter: Pick<CallbackFilter, 'plan' | 'campaignId' | 'whose'>,
  asked: Asked,
): CallbackCounts {
  const of = (when: CallbackWhen) => countCallbacks(read, { ...filter, when }, asked)
  return {
    overdue: of('overdue'),
    today: of('today'),
    now: of('now'),
    planned: of('planned'),
    others: countCallbacks(read, { ...filter, when: 'due', whose: 'others' }, asked),
    care: bounded(read, `select 1 from callback indexed by callback_care where care = 'open'`, []),
  }
}

const ofColumn = { case: 'case_id', unit: 'unit_id', person: 'person_id' } as const
/** Callbacks shown on the page of a unit or a person. */
const mostShown = 30

/** Callbacks of a case, a unit or a person, those with the latest window first. */
export function callbacksOf(context: RowContext, of: 'case' | 'unit' | 'person', id: string) {
  const page = rowsSql(`where ${ofColumn[of]} = ? order by due_at desc, id desc limit ?`)
  const stored = context.read.all<StoredRow>(`${page} order by page."dueAt" desc, page.id desc`, [
    id,
    mostShown,
  ])
  return presentRows(context, stored)
}
