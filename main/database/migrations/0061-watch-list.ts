import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What people decided about the watch list of the rainy season, and where its wind comes from. */
export class WatchList1784600000061 extends DeskMigration {
  readonly name = 'WatchList1784600000061'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'season_watch',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['item', 'text'],
          ['kind', 'text'],
          ['reason', 'text null'],
          ['at', 'bigint'],
          ['by', 'text null'],
        ],
        indexes: [{ name: 'season_watch_item', columns: ['item'] }],
      },
      {
        name: 'season_wind',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['directions', 'text'],
        ],
        indexes: [],
      },
    ])
  }
}
