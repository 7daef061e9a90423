import { defineTable, flag, integer, key, text } from '../database/table.ts'

/** The one site this desk serves (HQ holds many). */
export const siteTable = defineTable('site', {
  columns: {
    id: key(),
    code: text(),
    name: text(),
    profile: text(),
    language: text<'zh' | 'en'>(),
    time_zone: text(),
    /** The site card as JSON: address, postcode, hotlines, hours. */
    card: text(),
    demo: flag(),
    created_at: integer(),
  },
  synced: { aggregate: 'site', aggregateColumn: 'id' },
})
