import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Where headquarters is reached over a network, and how the last try went. */
export class SyncLine1784600000086 extends DeskMigration {
  readonly name = 'SyncLine1784600000086'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'sync_line',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['address', 'text'],
          ['proxy', 'text'],
          ['certificates', 'text'],
          ['bytes_per_second', 'bigint'],
          ['every_minutes', 'bigint'],
          ['tried_at', 'bigint null'],
          ['failure', 'text null'],
        ],
        indexes: [],
      },
    ])
  }
}
