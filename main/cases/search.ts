import type { z } from 'zod'
import type { CasePage, CaseSearchInput } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { openSearchReader } from '../search/search.ts'
import { caseTags, documentKind } from './projection.ts'
import { rowsOf } from './rows.ts'
import { caseWords } from './texts.ts'

/** Full-text search of cases over one connection. */
export interface CaseSearch {
  find(input: z.output<typeof CaseSearchInput>): CasePage
}

const opened = new WeakMap<Connection, CaseSearch>()

/** The search of a read-only connection; its statements are prepared once. */
export function caseSearch(connection: Connection, read: ReadDatabase): CaseSearch {
  const known = opened.get(connection)
  if (known) return known
  const reader = openSearchReader(connection)
  const search: CaseSearch = {
    find({ text, filter, before, limit }) {
      const { tags, anyTags } = caseTags(filter)
      const result = reader.find({
        kind: documentKind,
        text,
        tags,
        anyTags,
        before: before === undefined ? undefined : numberOf(before),
        limit,
        textsOf: ids => new Map(Array.from(caseWords(read, ids), ([id, words]) => [id, [words.text]])),
      })
      return { rows: rowsOf(read, result.ids), next: result.next === undefined ? null : String(result.next) }
    },
  }
  opened.set(connection, search)
  return search
}

function numberOf(before: string): number {
  const number = Number(before)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return number
}
