import type { NodeKind, UnitKind } from '../contract/estate.ts'
import { defineTable, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** The estate tree above the unit: project → phase → building → entrance. */
export const estateNodeTable = defineTable('estate_node', {
  columns: {
    id: key(),
    kind: text<NodeKind>(),
    parent_id: optionalText(),
    name: text(),
    /** Names made comparable: `三栋`, `3#` and `3号楼` are all `3`. */
    match_name: text(),
  },
  indexes: [{ name: 'estate_node_parent', columns: ['parent_id', 'match_name'] }],
  synced: { aggregate: 'estate-node', aggregateColumn: 'id' },
})

export const unitTable = defineTable('unit', {
  columns: {
    id: key(),
    /** The entrance, or the building where there are no entrances. */
    parent_id: text(),
    project_id: text(),
    building_id: text(),
    kind: text<UnitKind>(),
    number: text(),
    room: text(),
    /** Equal for every written form of the same unit within its project. */
    match_key: text(),
    /** The room's part of `match_key`, for searching without a building. */
    room_key: text(),
    floor: optionalInteger(),
    unit_type: optionalText(),
    contract_area: optionalInteger(),
    measured_area: optionalInteger(),
    orientation: optionalText(),
  },
  indexes: [
    { name: 'unit_match', columns: ['match_key'] },
    { name: 'unit_room', columns: ['room_key'] },
    { name: 'unit_building', columns: ['building_id', 'floor', 'room'] },
    { name: 'unit_parent', columns: ['parent_id'] },
  ],
  synced: { aggregate: 'unit', aggregateColumn: 'id' },
})
