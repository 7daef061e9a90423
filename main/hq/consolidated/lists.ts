import { DeskError } from '../../contract/errors.ts'
import type { CaseKind, CaseState } from '../../contract/cases.ts'
import type { CallbackState } from '../../contract/callbacks.ts'
import type { SheetState } from '../../contract/sheets.ts'
import type { ReadDatabase } from '../../database/read.ts'
import type { RowOf } from '../../database/table.ts'
import { type hqCallbackTable, type hqCaseTable, type hqSheetTable, openCondition } from './tables.ts'

/** Which rows over all sites; newest first. Times are UTC milliseconds. */
export interface ListQuestion {
  /** Code of a site; all of them where it is left out. */
  readonly site: string | undefined
  readonly since: number | undefined
  readonly to: number | undefined
  /** `next` of the page before. */
  readonly before: string | undefined
  readonly limit: number
}

export interface ListPage<Row> {
  /** With the name of the site. */
  readonly rows: readonly (Row & { readonly siteName: string })[]
  readonly next: string | null
}

interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

interface Walk {
  readonly table: string
  /** The column the walk is ordered by. */
  readonly order: string
  readonly index: string
  readonly conditions: readonly Condition[]
}

const cursorShape = /^(\d{1,16})\.([A-Z0-9]{2,8}\.[0-9a-f-]{36})$/

/** One stretch of one index; rows of sites are named in the same statement. */
function pageOf<Row extends { readonly id: string }>(
  read: ReadDatabase,
  { table, order, index, conditions }: Walk,
  { site, since, to, before, limit }: ListQuestion,
): ListPage<Row> {
  const all: Condition[] = [...conditions]
  if (site !== undefined) all.push({ sql: 'site = ?', values: [site] })
  if (since !== undefined) all.push({ sql: `${order} >= ?`, values: [since] })
  if (to !== undefined) all.push({ sql: `${order} < ?`, values: [to] })
  if (before !== undefined) {
    const [, at, id] = cursorShape.exec(before) ?? []
    if (at === undefined || id === undefined)
      throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
    all.push({ sql: `(${order}, id) < (?, ?)`, values: [Number(at), id] })
  }
  const where = all.length === 0 ? '' : `where ${all.map(({ sql }) => sql).join(' and ')}`
  const rows = read.all<Row & { readonly siteName: string; readonly cursorAt: number }>(
    `select t.*, t.${order} as "cursorAt", coalesce((select name from hq_site where hq_site.code = t.site), t.site)
        as "siteName"
      from (select * from ${table} indexed by ${index} ${where} order by ${order} desc, id desc limit ?) t
      order by t.${order} desc, t.id desc`,
    [...all.flatMap(({ values }) => values), limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.cursorAt}.${last.id}` : null }
}

const isOpen: Condition = { sql: openCondition, values: [] }
const equal = (column: string, value: string | number): Condition => ({
  sql: `${column} = ?`,
  values: [value],
})

export interface CasesQuestion extends ListQuestion {
  readonly kind?: CaseKind
  /** Overdue at a moment, open, or in one state. */
  readonly state: CaseState | 'open' | { readonly overdueAt: number } | undefined
}

/** Cases of all sites, by when they were received. */
export function listHqCases(
  read: ReadDatabase,
  { kind, state, ...question }: CasesQuestion,
): ListPage<RowOf<typeof hqCaseTable>> {
  const conditions: Condition[] = []
  const isAmongOpen =
    state === 'open' ||
    typeof state === 'object' ||
    (state !== undefined && state !== 'void' && state !== 'closed')
  if (isAmongOpen) conditions.push(isOpen)
  if (typeof state === 'object') conditions.push({ sql: 'due_at < ?', values: [state.overdueAt] })
  // In the words of the partial index, so that it serves.
  else if (state === 'void') conditions.push({ sql: `state = 'void'`, values: [] })
  else if (state !== undefined && state !== 'open') conditions.push(equal('state', state))
  if (kind !== undefined) conditions.push(equal('kind', kind))
  const index =
    question.site !== undefined
      ? 'hq_case_site'
      : isAmongOpen
        ? 'hq_case_open'
        : state === 'void'
          ? 'hq_case_void'
          : kind !== undefined
            ? 'hq_case_kind'
            : 'hq_case_received'
  return pageOf(read, { table: 'hq_case', order: 'received_at', index, conditions }, question)
}

/** Leaks and other emergencies of all sites, by when they were reported. */
export function listHqLeaks(
  read: ReadDatabase,
  { over, ...question }: ListQuestion & { readonly over: 0 | 1 | undefined },
): ListPage<RowOf<typeof hqCaseTable>> {
  const conditions: Condition[] = [{ sql: 'leak_reported_at is not null', values: [] }]
  if (over !== undefined) conditions.push(equal('leak_over', over))
  return pageOf(
    read,
    { table: 'hq_case', order: 'leak_reported_at', index: 'hq_case_leak', conditions },
    question,
  )
}

/** Contact sheets of all sites, by when they were written or came in. */
export function listHqSheets(
  read: ReadDatabase,
  {
    state,
    ...question
  }: ListQuestion & { readonly state: SheetState | { readonly overdueAt: number } | undefined },
): ListPage<RowOf<typeof hqSheetTable>> {
  const conditions: Condition[] = []
  if (typeof state === 'object') conditions.push({ sql: 'due_at < ?', values: [state.overdueAt] })
  else if (state !== undefined) conditions.push(equal('state', state))
  const index = question.site === undefined ? 'hq_sheet_at' : 'hq_sheet_site'
  return pageOf(read, { table: 'hq_sheet', order: 'at', index, conditions }, question)
}

/** Callbacks of all sites, by when they were planned. */
export function listHqCallbacks(
  read: ReadDatabase,
  {
    state,
    ...question
  }: ListQuestion & { readonly state: CallbackState | { readonly overdueAt: number } | undefined },
): ListPage<RowOf<typeof hqCallbackTable>> {
  const conditions: Condition[] = []
  if (typeof state === 'object')
    conditions.push(equal('state', 'open'), { sql: 'due_at <= ?', values: [state.overdueAt] })
  else if (state !== undefined) conditions.push(equal('state', state))
  const index = question.site === undefined ? 'hq_callback_planned' : 'hq_callback_site'
  return pageOf(read, { table: 'hq_callback', order: 'planned_at', index, conditions }, question)
}
