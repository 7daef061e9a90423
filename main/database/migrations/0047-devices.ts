import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

/** Devices that work on the desk over the clubhouse's network; sessions know on which they were opened. */
export class Devices1784600000047 extends DeskMigration {
  readonly name = 'Devices1784600000047'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'device',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text null'],
          ['role_limit', 'text null'],
          ['paired_at', 'bigint'],
          ['paired_by', 'text null'],
          ['revoked_at', 'bigint null'],
        ],
        indexes: [],
      },
      {
        name: 'device_secret',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['device_id', 'text'],
          ['seen_at', 'bigint null'],
        ],
        indexes: [{ name: 'device_secret_device', columns: ['device_id'] }],
      },
    ])
    await addColumns(runner, 'session', [['device_id', 'text null']])
    await createIndexes(runner, 'session', [
      { name: 'session_device', columns: ['device_id'], where: 'device_id is not null' },
    ])
  }
}
