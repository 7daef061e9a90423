import { defineTable, integer, key, optionalText, personalText, text } from '../database/table.ts'

/** What people decided about the watch list against the reckoning, one for each home or stack. */
export const seasonWatchTable = defineTable('season_watch', {
  columns: {
    id: key(),
    /** See `WatchRow.id`. */
    item: text(),
    kind: text<'added' | 'removed'>(),
    reason: personalText(),
    at: integer(),
    by: optionalText(),
  },
  indexes: [{ name: 'season_watch_item', columns: ['item'] }],
  synced: { aggregate: 'seasonWatch', aggregateColumn: 'id' },
})

/** Where the wind of the season comes from; one row. */
export const seasonWindTable = defineTable('season_wind', {
  columns: {
    id: key(),
    /** JSON of `WindDirection[]`. */
    directions: text(),
  },
  synced: { aggregate: 'seasonWind', aggregateColumn: 'id' },
})

export const watchListTables = [seasonWatchTable, seasonWindTable]
