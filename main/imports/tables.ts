import type { ImportKind } from '../contract/imports.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Every import that was committed. Its operations are those of its incarnation from first to last sequence. */
export const importTable = defineTable('import', {
  columns: {
    id: key(),
    /** What was imported. */
    kind: text<ImportKind>(),
    at: integer(),
    actor: optionalText(),
    file_hash: text(),
    /** Names of files may name people. */
    file_name: personalText(),
    mapping_name: optionalText(),
    created: integer(),
    updated: integer(),
    unchanged: integer(),
    refused: integer(),
    units_created: integer(),
    units_changed: integer(),
    people_created: integer(),
    people_changed: integer(),
    nodes_created: integer(),
    incarnation: text(),
    first_sequence: integer(),
    last_sequence: integer(),
    undone_at: optionalInteger(),
    undone_by: optionalText(),
    /** Since when the archive no longer has to keep the file. */
    source_removed_at: optionalInteger(),
  },
  indexes: [
    { name: 'import_at', columns: ['at', 'id'] },
    { name: 'import_file', columns: ['file_hash'] },
  ],
  synced: { aggregate: 'import', aggregateColumn: 'id' },
})

/** Which columns fill which fields, saved under a name. */
export const importMappingTable = defineTable('import_mapping', {
  columns: {
    id: key(),
    /** What kind of file it reads. */
    kind: text<ImportKind>(),
    name: text(),
    /** JSON: fields with their headings, see SavedFields and SavedCaseFields. */
    fields: text(),
    /** Of owner files: what a whole sheet is about. */
    unit_kind: optionalText(),
    saved_at: integer(),
  },
  indexes: [{ name: 'import_mapping_name', columns: ['kind', 'name'] }],
  synced: { aggregate: 'import-mapping', aggregateColumn: 'id' },
})
