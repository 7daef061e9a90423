import { DeskError } from '../contract/errors.ts'
import type { DocumentRow } from '../contract/documents.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { openSearchReader, type SearchReader } from '../search/search.ts'
import { documentRow } from './queries.ts'
import { documentWords, searchKind } from './texts.ts'

/** A found document with the number of its home. */
export interface FoundDocument extends DocumentRow {
  readonly unitNumber: string | null
}

const readers = new WeakMap<Connection, SearchReader>()

/** Documents whose words hold all that was typed, newest first; those that were replaced or removed too. */
export function findDocuments(
  connection: Connection,
  read: ReadDatabase,
  { text, before, limit }: { text: string; before: string | undefined; limit: number },
): { readonly rows: FoundDocument[]; readonly next: string | null } {
  const reader = readers.get(connection) ?? openSearchReader(connection)
  readers.set(connection, reader)
  const { ids, next } = reader.find({
    kind: searchKind,
    text,
    limit,
    before: before === undefined ? undefined : cursorOf(before),
    textsOf: found => documentWords(read, found),
  })
  const rows = ids.flatMap(id => {
    const row = documentRow(read, id)
    if (!row) return []
    const unit = read.get<{ number: string }>('select number from unit where id=?', [row.unitId])
    return [{ ...row, unitNumber: unit?.number ?? null }]
  })
  return { rows, next: next === undefined ? null : String(next) }
}

function cursorOf(before: string): number {
  const number = Number(before)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return number
}
