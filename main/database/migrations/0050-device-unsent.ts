import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What devices said last of what has not reached the desk. */
export class DeviceUnsent1784600000050 extends DeskMigration {
  readonly name = 'DeviceUnsent1784600000050'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'device_unsent',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['entries', 'bigint'],
          ['photos', 'bigint'],
          ['told_at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
