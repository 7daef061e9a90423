import type { EstateRecordKind } from '../contract/estate-records.ts'
import type { NodeKind, UnitKind } from '../contract/estate.ts'
import type { UnitChangeKind, UnitStage } from '../contract/unit-changes.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** The estate tree above the unit: project → phase → building → entrance. */
export const estateNodeTable = defineTable('estate_node', {
  columns: {
    id: key(),
    kind: text<NodeKind>(),
    parent_id: optionalText(),
    name: text(),
    /** Names made comparable: `三栋`, `3#` and `3号楼` are all `3`. */
    match_name: text(),
    /** The day the owners formed their committee; of a project or phase. */
    committee_on: optionalText(),
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
    heating_area: optionalInteger(),
    /** 0 or 1; null where nobody said. */
    top_floor: optionalInteger(),
    basement: optionalInteger(),
    facade: optionalInteger(),
    promised_on: optionalText(),
    handed_over_on: optionalText(),
    /** The unit it was merged into: its number still leads there, everything else of it is there. */
    merged_into: optionalText(),
    /** The stage somebody set against what the facts say, and why. */
    stage: optionalText<UnitStage>(),
    stage_reason: personalText(),
  },
  indexes: [
    { name: 'unit_match', columns: ['match_key'] },
    { name: 'unit_room', columns: ['room_key'] },
    { name: 'unit_building', columns: ['building_id', 'floor', 'room'] },
    { name: 'unit_parent', columns: ['parent_id'] },
    { name: 'unit_standing', columns: ['parent_id'], where: 'merged_into is null' },
    { name: 'unit_merged', columns: ['merged_into'], where: 'merged_into is not null' },
  ],
  synced: { aggregate: 'unit', aggregateColumn: 'id' },
})

/** Moves, merges and splits of units with what went along, so that each can be taken back. */
export const unitChangeTable = defineTable('unit_change', {
  columns: {
    id: key(),
    /** The unit it happened to: the one that moved, was merged away, or was split. */
    unit_id: text(),
    /** The survivor of a merge, the new part of a split, the place a unit moved to. */
    other_id: text(),
    kind: text<UnitChangeKind>(),
    at: integer(),
    actor: optionalText(),
    /** JSON of `WentAlong` of a merge or split, of `MovedFrom` of a move. */
    content: text(),
    reason: personalText(),
    undone_at: optionalInteger(),
  },
  indexes: [
    { name: 'unit_change_unit', columns: ['unit_id', 'at'] },
    { name: 'unit_change_other', columns: ['other_id', 'at'] },
  ],
  synced: { aggregate: 'unit', aggregateColumn: 'unit_id' },
})

/** What is kept about a project, phase, building or entrance: facilities, pipe-run drawings, repairs. */
export const estateRecordTable = defineTable('estate_record', {
  columns: {
    id: key(),
    node_id: text(),
    kind: text<EstateRecordKind>(),
    /** The day it is of, `2026-07-12`. */
    on_day: optionalText(),
    title: personalText(),
    note: personalText(),
    hash: optionalText(),
    size: optionalInteger(),
    media_type: optionalText(),
    file_name: personalText(),
    at: integer(),
    actor: optionalText(),
  },
  indexes: [
    { name: 'estate_record_node', columns: ['node_id', 'kind', 'at'] },
    { name: 'estate_record_hash', columns: ['hash'], where: 'hash is not null' },
  ],
  synced: { aggregate: 'estate-record', aggregateColumn: 'id' },
})
