import { defineTable, integer, key, optionalInteger } from '../database/table.ts'

/** Periods that were changed; what is not here is as shipped. */
export const retentionTable = defineTable('retention', {
  columns: {
    id: key(),
    /** Null where nothing of this sort is ever proposed. */
    days: optionalInteger(),
    changed_at: integer(),
  },
  synced: { aggregate: 'retention', aggregateColumn: 'id' },
})
