import type { AttemptResult, AttemptWay } from '../contract/collections.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Campaigns by which the desk completes what it knows of people. */
export const collectionTable = defineTable('collection', {
  columns: {
    id: key(),
    title: text(),
    /** JSON list of what is wanted. */
    wants: text(),
    /** JSON list of roles. */
    roles: text(),
    /** JSON list of buildings; empty for the whole estate. */
    buildings: text(),
    until_day: text(),
    started_at: integer(),
    started_by: optionalText(),
    ended_at: optionalInteger(),
  },
  indexes: [{ name: 'collection_started', columns: ['started_at', 'id'] }],
  synced: { aggregate: 'collection', aggregateColumn: 'id' },
})

/** Each time somebody tried to learn it. */
export const collectionAttemptTable = defineTable('collection_attempt', {
  columns: {
    id: key(),
    collection_id: text(),
    person_id: text(),
    at: integer(),
    by: optionalText(),
    way: text<AttemptWay>(),
    result: text<AttemptResult>(),
    note: personalText(),
  },
  indexes: [
    { name: 'collection_attempt_of', columns: ['collection_id', 'person_id', 'at'] },
    { name: 'collection_attempt_person', columns: ['person_id'] },
  ],
  synced: { aggregate: 'collectionAttempt', aggregateColumn: 'id' },
})

export const collectionTables = [collectionTable, collectionAttemptTable]
