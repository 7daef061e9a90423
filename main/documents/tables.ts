import type { DocumentState, ScanDoubt } from '../contract/documents.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Papers in the files of homes. */
export const documentTable = defineTable('document', {
  columns: {
    id: key(),
    unit_id: text(),
    person_id: optionalText(),
    /** Id of the checklist, or `other`. */
    type: text(),
    title: personalText(),
    original: flag(),
    pages: integer(),
    shelf: text(),
    dated: optionalText(),
    note: personalText(),
    state: text<DocumentState>(),
    /** Why it was removed. */
    reason: personalText(),
    replaced_by: optionalText(),
    filed_at: integer(),
    filed_by: optionalText(),
  },
  indexes: [
    { name: 'document_unit', columns: ['unit_id', 'type', 'state'] },
    { name: 'document_type', columns: ['type'] },
    { name: 'document_filed', columns: ['filed_at', 'id'] },
    { name: 'document_person', columns: ['person_id'], where: 'person_id is not null' },
  ],
  synced: { aggregate: 'document', aggregateColumn: 'id' },
})

/** Files of a document in the order of its pages. */
export const documentFileTable = defineTable('document_file', {
  columns: {
    id: key(),
    document_id: text(),
    /** Later ones come behind. */
    place: integer(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
  },
  indexes: [
    { name: 'document_file_document', columns: ['document_id', 'place'] },
    { name: 'document_file_hash', columns: ['hash'] },
  ],
  // A scan is nothing but personal data: its row goes with it, and the archive lets go of the file.
  synced: { aggregate: 'document', aggregateColumn: 'document_id', onErase: 'delete' },
})

/** What the file of a home does not need although the checklist asks for it. */
export const documentWaiverTable = defineTable('document_waiver', {
  columns: {
    /** `<unit>/<type>` */
    id: key(),
    unit_id: text(),
    type: text(),
    reason: personalText(),
    at: integer(),
  },
  indexes: [{ name: 'document_waiver_unit', columns: ['unit_id'] }],
  synced: { aggregate: 'unit-documents', aggregateColumn: 'unit_id' },
})

/** Local: how complete the file of each home is; derived, so that a site adds up at once. */
export const unitCompletenessTable = defineTable('unit_completeness', {
  columns: {
    /** The unit. */
    id: key(),
    building_id: text(),
    required: integer(),
    present: integer(),
    /** Ids of what is missing, in the order of the checklist, parted by blanks. */
    missing: text(),
    /** The next day on which its stage may be another, and with it what it needs; null where there is none. */
    recount_on: optionalText(),
  },
  indexes: [
    { name: 'unit_completeness_building', columns: ['building_id', 'required', 'present'] },
    { name: 'unit_completeness_missing', columns: ['missing'], where: "missing <> ''" },
    { name: 'unit_completeness_recount', columns: ['recount_on'], where: 'recount_on is not null' },
  ],
})

/** Local: by which checklist all homes were last counted. */
export const checklistMarkTable = defineTable('checklist_mark', { columns: { id: key(), mark: text() } })

/** Local: the scanning inbox of this computer. */
export const scanTable = defineTable('scan', {
  columns: {
    id: key(),
    hash: text(),
    size: integer(),
    name: text(),
    media_type: text(),
    pages: optionalInteger(),
    doubt: optionalText<ScanDoubt>(),
    source_key: optionalText(),
    taken_at: integer(),
    taken_by: optionalText(),
    state: text<'waiting' | 'filed' | 'discarded'>(),
    document_id: optionalText(),
    /** The scan whose pages it was cut from. */
    split_from: optionalText(),
  },
  indexes: [
    { name: 'scan_state', columns: ['state', 'taken_at', 'id'] },
    { name: 'scan_hash', columns: ['hash'] },
    { name: 'scan_source', columns: ['source_key'], where: 'source_key is not null' },
    { name: 'scan_document', columns: ['document_id'], where: 'document_id is not null' },
    { name: 'scan_split', columns: ['split_from'], where: 'split_from is not null' },
  ],
})

/** Local: the folder that scanners of this computer write to. */
export const scanFolderTable = defineTable('scan_folder', {
  columns: { id: key(), folder: text(), leave: flag() },
})

export const documentTables = [
  documentTable,
  documentFileTable,
  documentWaiverTable,
  unitCompletenessTable,
  checklistMarkTable,
  scanTable,
  scanFolderTable,
] as const
