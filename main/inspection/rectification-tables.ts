import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Defects given to one party for repair (整改单). The name of a company is no person's. */
export const rectificationTable = defineTable('rectification', {
  columns: {
    id: key(),
    number: text(),
    contractor_id: optionalText(),
    party: text(),
    due_on: text(),
    dispatched_at: integer(),
    dispatched_by: optionalText(),
    note: personalText(),
    chased: integer(),
    chased_at: optionalInteger(),
    /** The order that took over all of its defects. */
    joined_into: optionalText(),
  },
  indexes: [
    { name: 'rectification_due', columns: ['due_on', 'id'] },
    { name: 'rectification_party', columns: ['contractor_id', 'due_on', 'id'] },
  ],
  synced: { aggregate: 'rectification', aggregateColumn: 'id' },
})

/** Two defects that somebody looked at and found to be two. */
export const defectDistinctTable = defineTable('defect_distinct', {
  columns: {
    /** `<defect>/<defect>`, the smaller id first. */
    id: key(),
    defect_id: text(),
    other_id: text(),
    judged_at: integer(),
  },
  indexes: [{ name: 'defect_distinct_defect', columns: ['defect_id'] }],
  synced: { aggregate: 'defect', aggregateColumn: 'defect_id' },
})

export const rectificationTables = [rectificationTable, defectDistinctTable]
