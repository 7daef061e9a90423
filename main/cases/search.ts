import type { z } from 'zod'
import type { CasePage, CaseRow, CaseSearchInput } from '../contract/case-views.ts'
import type { CaseFilter } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { openSearchReader } from '../search/search.ts'
import { type AskedAt, dueRange } from './due-lists.ts'
import type { DueRange } from './list-plan.ts'
import { documentKind } from './projection.ts'
import { rowsOf } from './rows.ts'
import { tagsOfFilter } from './tags.ts'
import { caseWords } from './texts.ts'

/** Full-text search of cases over one connection. */
export interface CaseSearch {
  /** One page; a page of a range of time may hold fewer than `limit` although there are more (`next` says so). */
  find(input: z.output<typeof CaseSearchInput>, asked?: AskedAt): CasePage
}

const opened = new WeakMap<Connection, CaseSearch>()

/** Batches looked through for one page when a range of time leaves few of what the words find. */
const mostBatches = 10

/** The search of a read-only connection; its statements are prepared once. */
export function caseSearch(connection: Connection, read: ReadDatabase): CaseSearch {
  const known = opened.get(connection)
  if (known) return known
  const reader = openSearchReader(connection)
  const textsOf = (ids: string[]) =>
    new Map(Array.from(caseWords(read, ids), ([id, words]) => [id, [words.text]]))
  const search: CaseSearch = {
    find({ text, filter, before, limit }, asked) {
      const due = filter.due === undefined ? undefined : dueRange(filter.due, asked)
      const narrowed = { kind: documentKind, text, textsOf, ...tagsOfFilter(filter) }
      const rows: CaseRow[] = []
      let next = before === undefined ? undefined : numberOf(before)
      for (let batch = 0; batch < mostBatches; batch++) {
        const result = reader.find({ ...narrowed, before: next, limit: limit - rows.length })
        const found = rowsOf(read, result.ids)
        rows.push(...found.filter(row => inRange(filter, row.receivedAt) && isDueIn(due, row.due)))
        next = result.next
        if (next === undefined || rows.length >= limit) break
      }
      return { rows, next: next === undefined ? null : String(next) }
    },
  }
  opened.set(connection, search)
  return search
}

function inRange({ receivedFrom, receivedBefore }: CaseFilter, at: number): boolean {
  return (
    (receivedFrom === undefined || at >= receivedFrom) &&
    (receivedBefore === undefined || at < receivedBefore)
  )
}

function isDueIn(range: DueRange | undefined, due: CaseRow['due']): boolean {
  return range === undefined || (due !== null && due.at >= range.from && due.at < range.before)
}

function numberOf(before: string): number {
  const number = Number(before)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return number
}
