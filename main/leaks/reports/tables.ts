import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
} from '../../database/table.ts'

/** What people write into the report of an emergency, or of the season of a year. */
export const leakReportTable = defineTable('leak_report', {
  columns: {
    id: key(),
    emergency_id: optionalText(),
    year: optionalInteger(),
    ran_out: personalText(),
    lessons: personalText(),
    prevent: personalText(),
    /** UTC milliseconds. */
    written_at: integer(),
    written_by: optionalText(),
  },
  indexes: [
    { name: 'leak_report_emergency', columns: ['emergency_id'] },
    { name: 'leak_report_year', columns: ['year'] },
  ],
  synced: { aggregate: 'leakReport', aggregateColumn: 'id' },
})

export const leakReportTables = [leakReportTable]
