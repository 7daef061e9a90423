import type { WorkPart } from '../contract/contractors.ts'
import type { DefectKind, DefectSeverity, RoomKind } from '../contract/inspection.ts'
import type {
  DefectState,
  InspectionConclusion,
  InspectionPurpose,
  InspectionSide,
  InspectionState,
  ItemResult,
  SignerRole,
} from '../contract/inspections.ts'
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

/** Walks through homes: planned, under way, over. */
export const inspectionTable = defineTable('inspection', {
  columns: {
    id: key(),
    unit_id: text(),
    building_id: text(),
    type_id: optionalText(),
    /** Of the type and of the desk's checklist, as it was begun with. */
    type_version: integer(),
    checklist_version: integer(),
    /** JSON of the rooms as they were: id, kind, name. */
    rooms: text(),
    purpose: text<InspectionPurpose>(),
    side: text<InspectionSide>(),
    inspector: optionalText(),
    batch_id: optionalText(),
    visit_id: optionalText(),
    state: text<InspectionState>(),
    planned_on: optionalText(),
    begun_at: optionalInteger(),
    finished_at: optionalInteger(),
    conclusion: optionalText<InspectionConclusion>(),
    /** JSON of ids. */
    reasons: text(),
    note: personalText(),
    void_reason: personalText(),
    /** Something came when it was over already. */
    late: flag(),
    sorted_at: integer(),
  },
  indexes: [
    { name: 'inspection_unit', columns: ['unit_id', 'sorted_at', 'id'] },
    { name: 'inspection_state', columns: ['state', 'sorted_at', 'id'] },
  ],
  synced: { aggregate: 'inspection', aggregateColumn: 'id' },
})

export const inspectionItemTable = defineTable('inspection_item', {
  columns: {
    /** `<inspection>/<room>/<item>` */
    id: key(),
    inspection_id: text(),
    room_id: text(),
    item_id: text(),
    result: text<ItemResult>(),
  },
  indexes: [
    { name: 'inspection_item_inspection', columns: ['inspection_id', 'id'] },
    { name: 'inspection_item_item', columns: ['item_id'] },
  ],
  synced: { aggregate: 'inspection', aggregateColumn: 'inspection_id' },
})

export const inspectionMeasureTable = defineTable('inspection_measure', {
  columns: {
    id: key(),
    inspection_id: text(),
    room_id: text(),
    item_id: text(),
    /** JSON of `{ values, design, faults }`. */
    measured: text(),
    measured_at: integer(),
  },
  indexes: [{ name: 'inspection_measure_inspection', columns: ['inspection_id', 'measured_at', 'id'] }],
  synced: { aggregate: 'inspection', aggregateColumn: 'inspection_id' },
})

export const inspectionSignatureTable = defineTable('inspection_signature', {
  columns: {
    id: key(),
    inspection_id: text(),
    role: text<SignerRole>(),
    person_id: optionalText(),
    name: personalText(),
    hash: text(),
    size: integer(),
    media_type: text(),
    signed_at: integer(),
  },
  indexes: [
    { name: 'inspection_signature_inspection', columns: ['inspection_id', 'signed_at', 'id'] },
    { name: 'inspection_signature_hash', columns: ['hash'] },
    { name: 'inspection_signature_person', columns: ['person_id'], where: 'person_id is not null' },
  ],
  // A signature is nothing but personal data: its row goes, and the archive lets go of the file.
  synced: { aggregate: 'inspection', aggregateColumn: 'inspection_id', onErase: 'delete' },
})

/** What was found. */
export const defectTable = defineTable('defect', {
  columns: {
    id: key(),
    inspection_id: text(),
    unit_id: text(),
    building_id: text(),
    type_id: optionalText(),
    room_id: text(),
    room_kind: text<RoomKind>(),
    room_name: text(),
    item_id: optionalText(),
    finding_id: optionalText(),
    part: text<WorkPart>(),
    kind: text<DefectKind>(),
    severity: text<DefectSeverity>(),
    text: personalText(),
    side: text<InspectionSide>(),
    state: text<DefectState>(),
    /** JSON of `Pin`. */
    pin: optionalText(),
    works_id: optionalText(),
    contractor_id: optionalText(),
    due_on: optionalText(),
    found_at: integer(),
    found_by: optionalText(),
    late: flag(),
    void_reason: personalText(),
    order_id: optionalText(),
    joined_into: optionalText(),
    /** What was said last of its repair. */
    answer: personalText(),
    /** How often; null where never. */
    sent_back: optionalInteger(),
    repaired_at: optionalInteger(),
    accepted_at: optionalInteger(),
  },
  indexes: [
    { name: 'defect_inspection', columns: ['inspection_id', 'found_at', 'id'] },
    { name: 'defect_unit', columns: ['unit_id', 'state', 'found_at', 'id'] },
    { name: 'defect_item', columns: ['item_id'], where: 'item_id is not null' },
    { name: 'defect_order', columns: ['order_id', 'state', 'due_on'], where: 'order_id is not null' },
    { name: 'defect_joined', columns: ['joined_into'], where: 'joined_into is not null' },
    { name: 'defect_due', columns: ['state', 'due_on', 'id'] },
    { name: 'defect_type', columns: ['type_id', 'state'], where: 'type_id is not null' },
  ],
  synced: { aggregate: 'defect', aggregateColumn: 'id' },
})

export const defectFileTable = defineTable('defect_file', {
  columns: {
    id: key(),
    defect_id: text(),
    of: text<'defect' | 'repair' | 'look'>(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    taken_at: optionalInteger(),
    added_at: integer(),
    /** JSON of `Mark[]`: words may stand in them. */
    marks: personalText(),
  },
  indexes: [
    { name: 'defect_file_defect', columns: ['defect_id', 'added_at', 'id'] },
    { name: 'defect_file_hash', columns: ['hash'] },
  ],
  // A picture of somebody's home is nothing but personal data.
  synced: { aggregate: 'defect', aggregateColumn: 'defect_id', onErase: 'delete' },
})

export const inspectionOwnTables = [
  inspectionTable,
  inspectionItemTable,
  inspectionMeasureTable,
  inspectionSignatureTable,
  defectTable,
  defectFileTable,
]
