import type { CheckOutcome, PatrolReason, PointKind } from '../contract/patrols.ts'
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

/** What is looked at again and again: roof drains, basement entrances, rain pipes, wells. */
export const patrolPointTable = defineTable('patrol_point', {
  columns: {
    id: key(),
    kind: text<PointKind>(),
    name: text(),
    building_id: optionalText(),
    place: text(),
    every_days: integer(),
    active: flag(),
    /** Day from which it is to be looked at. */
    since: text(),
  },
  indexes: [{ name: 'patrol_point_building', columns: ['building_id'], where: 'building_id is not null' }],
  synced: { aggregate: 'patrolPoint', aggregateColumn: 'id' },
})

export const patrolCheckTable = defineTable('patrol_check', {
  columns: {
    id: key(),
    /** Null for a home of a round. */
    point_id: optionalText(),
    day: text(),
    at: integer(),
    by: optionalText(),
    outcome: text<CheckOutcome>(),
    found: personalText(),
    case_id: optionalText(),
  },
  indexes: [
    { name: 'patrol_check_point', columns: ['point_id', 'day', 'at'], where: 'point_id is not null' },
    { name: 'patrol_check_case', columns: ['case_id'], where: 'case_id is not null' },
  ],
  synced: { aggregate: 'patrolCheck', aggregateColumn: 'id' },
})

export const patrolFileTable = defineTable('patrol_file', {
  columns: {
    id: key(),
    check_id: text(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'patrol_file_check', columns: ['check_id'] },
    { name: 'patrol_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'patrolCheck', aggregateColumn: 'check_id' },
})

/** A round beside the usual ones. */
export const patrolRoundTable = defineTable('patrol_round', {
  columns: {
    id: key(),
    title: text(),
    reason: text<PatrolReason>(),
    emergency_id: optionalText(),
    started_at: integer(),
    started_by: optionalText(),
    /** Ended by hand before everything was looked at. */
    ended_at: optionalInteger(),
  },
  indexes: [{ name: 'patrol_round_started', columns: ['started_at', 'id'] }],
  synced: { aggregate: 'patrolRound', aggregateColumn: 'id' },
})

/** One place of a round: a point of the list, a home, or a stack of homes. */
export const patrolStopTable = defineTable('patrol_stop', {
  columns: {
    id: key(),
    round_id: text(),
    position: integer(),
    point_id: optionalText(),
    unit_id: optionalText(),
    check_id: optionalText(),
    /** Of a stack: its entrance, or its building, and what its numbers end with. */
    parent_id: optionalText(),
    stack: optionalText(),
  },
  indexes: [
    { name: 'patrol_stop_round', columns: ['round_id', 'position'] },
    { name: 'patrol_stop_point', columns: ['point_id'], where: 'point_id is not null and check_id is null' },
    { name: 'patrol_stop_unit', columns: ['unit_id'], where: 'unit_id is not null' },
    { name: 'patrol_stop_check', columns: ['check_id'], where: 'check_id is not null' },
  ],
  synced: { aggregate: 'patrolRound', aggregateColumn: 'round_id' },
})

export const patrolTables = [
  patrolPointTable,
  patrolCheckTable,
  patrolFileTable,
  patrolRoundTable,
  patrolStopTable,
]
