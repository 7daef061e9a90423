import type { RoundOutcome, WatchKind, WatchRhythm } from '../contract/watch.ts'
import { defineTable, flag, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** Places on the web that are looked at daily or weekly (网络巡查). */
export const watchPlaceTable = defineTable('watch_place', {
  columns: {
    id: key(),
    name: text(),
    address: text(),
    kind: text<WatchKind>(),
    rhythm: text<WatchRhythm>(),
    weekday: integer(),
    watcher: optionalText(),
    note: text(),
    active: flag(),
    /** Day from which its rounds are due. */
    since: text(),
  },
  synced: { aggregate: 'watch', aggregateColumn: 'id' },
})

/** Rounds that were done, each counting for one day. */
export const watchRoundTable = defineTable('watch_round', {
  columns: {
    id: key(),
    place_id: text(),
    day: text(),
    at: integer(),
    by: optionalText(),
    outcome: text<RoundOutcome>(),
  },
  indexes: [
    { name: 'watch_round_place', columns: ['place_id', 'day'] },
    { name: 'watch_round_at', columns: ['at', 'id'] },
  ],
  synced: { aggregate: 'watch', aggregateColumn: 'place_id' },
})

/** Findings of rounds and the cases they became; the address of the post is kept in the case. */
export const watchFindingTable = defineTable('watch_finding', {
  columns: {
    id: key(),
    place_id: text(),
    round_id: text(),
    case_id: text(),
    posted_at: optionalInteger(),
    found_at: integer(),
  },
  indexes: [
    { name: 'watch_finding_round', columns: ['round_id'] },
    { name: 'watch_finding_case', columns: ['case_id'] },
  ],
  synced: { aggregate: 'watch', aggregateColumn: 'place_id' },
})
