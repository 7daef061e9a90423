import type { PlanAlignment } from '../contract/unit-types.ts'
import { defineTable, flag, integer, key, optionalText, text } from '../database/table.ts'

/** What a home looks like (户型). Homes belong to a type by the name they carry. */
export const unitTypeTable = defineTable('unit_type', {
  columns: {
    id: key(),
    name: text(),
    /** The name as names are compared. */
    match_key: text(),
    /** JSON of `TypeRoom[]`. */
    rooms: text(),
    /** JSON of `RoomChecklist[]`. */
    checklists: text(),
    /** Counted up with each change of rooms or checklists. */
    version: integer(),
    retired: flag(),
    saved_at: integer(),
  },
  indexes: [{ name: 'unit_type_match', columns: ['match_key', 'retired', 'id'] }],
  synced: { aggregate: 'unitType', aggregateColumn: 'id' },
})

/** Drawings of a type, one version after the other. */
export const unitPlanTable = defineTable('unit_plan', {
  columns: {
    id: key(),
    type_id: text(),
    name: text(),
    media_type: text(),
    page: integer(),
    /** Of the picture, in pixels. */
    width: integer(),
    height: integer(),
    /** JSON of `Frame`: from its own coordinates to those of the type. */
    frame: text(),
    alignment: text<PlanAlignment>(),
    added_at: integer(),
    added_by: optionalText(),
    removed: flag(),
  },
  indexes: [{ name: 'unit_plan_type', columns: ['type_id', 'added_at', 'id'] }],
  synced: { aggregate: 'unitType', aggregateColumn: 'type_id' },
})

/** The drawing as it came, and the picture of it that is shown. */
export const unitPlanFileTable = defineTable('unit_plan_file', {
  columns: {
    /** `<plan>/drawing` or `<plan>/picture`. */
    id: key(),
    type_id: text(),
    plan_id: text(),
    hash: text(),
    size: integer(),
    media_type: text(),
  },
  indexes: [
    { name: 'unit_plan_file_plan', columns: ['plan_id'] },
    { name: 'unit_plan_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'unitType', aggregateColumn: 'type_id' },
})

export const unitTypeTables = [unitTypeTable, unitPlanTable, unitPlanFileTable]
