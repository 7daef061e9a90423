import { defineTable, integerKey, text } from '../database/table.ts'

/**
 * Local: operations of another replica that stand in the log and not in the tables, with why (`HeldBack`). Empty on a
 * site that gets nothing from headquarters.
 */
export const heldOperationTable = defineTable('held_operation', {
  columns: {
    /** Of the operation in this log. */
    position: integerKey(),
    aggregate_id: text(),
    why: text(),
  },
  indexes: [{ name: 'held_operation_aggregate', columns: ['aggregate_id'] }],
})
