import type { FilingKind } from '../contract/filing.ts'
import { defineTable, flag, integer, key, optionalText, text } from '../database/table.ts'

/** Papers that were filed: where each stands. Papers of homes say it themselves. */
export const filingTable = defineTable('filing', {
  columns: {
    /** `<kind>/<id>`. */
    id: key(),
    kind: text<FilingKind>(),
    item_id: text(),
    shelf: text(),
    original: flag(),
    at: integer(),
    by: optionalText(),
  },
  indexes: [{ name: 'filing_at', columns: ['at', 'id'] }],
  synced: { aggregate: 'filing', aggregateColumn: 'item_id' },
})
