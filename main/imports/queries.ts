import { MappingColumns, type SavedMapping } from '../contract/import-mappings.ts'
import type { ImportEntry, ImportKind } from '../contract/imports.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { staffNames } from '../staff/names.ts'
import type { importMappingTable, importTable } from './tables.ts'

type ImportRow = RowOf<typeof importTable>
type MappingRow = RowOf<typeof importMappingTable>

/** Where the operations of an import stand in the log. */
export interface ImportRange {
  readonly id: string
  readonly kind: ImportKind
  readonly incarnation: string
  readonly firstSequence: number
  readonly lastSequence: number
  readonly undoneAt: number | null
}

export function importRange(read: ReadDatabase, importId: string): ImportRange | undefined {
  return read.get<ImportRange>(
    `select id, kind, incarnation, first_sequence as "firstSequence", last_sequence as "lastSequence",
       undone_at as "undoneAt" from import where id=?`,
    [importId],
  )
}

/** Committed imports, newest first. `before` is the last entry of the page before. */
export function importHistory(
  read: ReadDatabase,
  before: { readonly at: number; readonly id: string } | null,
  limit: number,
): ImportEntry[] {
  const rows = before
    ? read.all<ImportRow>('select * from import where (at, id) < (?, ?) order by at desc, id desc limit ?', [
        before.at,
        before.id,
        limit,
      ])
    : read.all<ImportRow>('select * from import order by at desc, id desc limit ?', [limit])
  const names = staffNames(
    read,
    rows.map(row => row.actor),
  )
  return rows.map(row => entryOf(row, names))
}

export function importEntry(read: ReadDatabase, importId: string): ImportEntry | undefined {
  const row = read.get<ImportRow>('select * from import where id=?', [importId])
  return row && entryOf(row, staffNames(read, [row.actor]))
}

function entryOf(row: ImportRow, names: ReadonlyMap<string, string>): ImportEntry {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    actor: row.actor,
    actorName: row.actor === null ? null : (names.get(row.actor) ?? null),
    fileName: row.file_name,
    mappingName: row.mapping_name,
    counts: {
      created: row.created,
      updated: row.updated,
      unchanged: row.unchanged,
      refused: row.refused,
      unitsCreated: row.units_created,
      unitsChanged: row.units_changed,
      peopleCreated: row.people_created,
      peopleChanged: row.people_changed,
      nodesCreated: row.nodes_created,
    },
    undoneAt: row.undone_at,
  }
}

/** Earlier imports of a file with these bytes, newest first. */
export function importsOfFile(read: ReadDatabase, fileHash: string): { at: number; undone: boolean }[] {
  return read
    .all<{ at: number; undoneAt: number | null }>(
      'select at, undone_at as "undoneAt" from import where file_hash=? order by at desc limit 5',
      [fileHash],
    )
    .map(({ at, undoneAt }) => ({ at, undone: undoneAt !== null }))
}

/** Saved mappings by name. @param kind of what files; null for all */
export function savedMappings(read: ReadDatabase, kind: ImportKind | null): SavedMapping[] {
  const rows =
    kind === null
      ? read.all<MappingRow>('select * from import_mapping order by name, kind, id limit 500')
      : read.all<MappingRow>('select * from import_mapping where kind=? order by name, id limit 500', [kind])
  return rows.map(mappingOf)
}

/** The mapping of this name for files of this kind. */
export function mappingNamed(read: ReadDatabase, kind: ImportKind, name: string): SavedMapping | undefined {
  const row = read.get<MappingRow>('select * from import_mapping where kind=? and name=?', [kind, name])
  return row && mappingOf(row)
}

/** A saved mapping; undefined where there is none of this id. */
export function savedMapping(read: ReadDatabase, mappingId: string): SavedMapping | undefined {
  const row = read.get<MappingRow>('select * from import_mapping where id=?', [mappingId])
  return row && mappingOf(row)
}

const mappingOf = ({ id, kind, name, fields, unit_kind: unitKind, saved_at: savedAt }: MappingRow) => ({
  id,
  name,
  savedAt,
  ...MappingColumns.parse({ kind, fields: JSON.parse(fields), unitKind }),
})
