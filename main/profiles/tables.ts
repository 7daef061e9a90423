import { defineTable, integer, key, optionalText, text } from '../database/table.ts'

/** Changes of the profile's sections; the latest of each section holds. */
export const profileChangeTable = defineTable('profile_change', {
  columns: {
    /** Of the operation. */
    id: key(),
    site_id: text(),
    section: text(),
    /** Counted over all sections of a site, from 1. */
    version: integer(),
    /** The whole section as JSON; null where it went back to what is shipped. */
    content: optionalText(),
    /** What became of what, as JSON. */
    differences: text(),
    changed_by: optionalText(),
    changed_at: integer(),
  },
  indexes: [
    { name: 'profile_change_version', columns: ['site_id', 'version'] },
    { name: 'profile_change_section', columns: ['site_id', 'section', 'version'] },
  ],
  synced: { aggregate: 'profile', aggregateColumn: 'site_id' },
})
