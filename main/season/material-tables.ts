import type { MaterialKind, MoveKind } from '../contract/materials.ts'
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

/** What lies ready for the rain. */
export const materialTable = defineTable('material', {
  columns: {
    id: key(),
    kind: text<MaterialKind>(),
    name: text(),
    measure: text(),
    minimum: integer(),
    place: text(),
    active: flag(),
    /** Sums of its movements. */
    stock: integer(),
    out: integer(),
    counted_at: optionalInteger(),
  },
  synced: { aggregate: 'material', aggregateColumn: 'id' },
})

export const materialMoveTable = defineTable('material_move', {
  columns: {
    id: key(),
    material_id: text(),
    kind: text<MoveKind>(),
    /** What it added to the store and to what is out; negative where it took away. */
    stock_change: integer(),
    out_change: integer(),
    stock_after: integer(),
    at: integer(),
    by: optionalText(),
    case_id: optionalText(),
    emergency_id: optionalText(),
    note: personalText(),
  },
  indexes: [
    { name: 'material_move_material', columns: ['material_id', 'at', 'id'] },
    { name: 'material_move_at', columns: ['at', 'id'] },
    { name: 'material_move_case', columns: ['case_id'], where: 'case_id is not null' },
  ],
  synced: { aggregate: 'material', aggregateColumn: 'material_id' },
})

export const materialTables = [materialTable, materialMoveTable]
