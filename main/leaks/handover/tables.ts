import { defineTable, integer, key, optionalInteger, personalText, text } from '../../database/table.ts'

/** What was open when one shift handed over to the next. */
export const shiftHandoverTable = defineTable('shift_handover', {
  columns: {
    id: key(),
    /** Members of staff. */
    given_by: text(),
    taken_by: text(),
    handed_at: integer(),
    accepted_at: optionalInteger(),
    /** How many leaks were open, and how many households were to be called by then. */
    open: integer(),
    late: integer(),
    /** JSON of what stood open, see `operations.ts`. */
    items: text(),
    note: personalText(),
  },
  indexes: [{ name: 'shift_handover_at', columns: ['handed_at', 'id'] }],
  synced: { aggregate: 'shift', aggregateColumn: 'id' },
})
