import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Whether a computer serves the clubhouse's network, and the certificate authority of the site. */
export class Station1784600000046 extends DeskMigration {
  readonly name = 'Station1784600000046'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'station_setting',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['is_on', 'bigint'],
          ['network', 'text null'],
          ['port', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'station_authority',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['certificate', 'text'],
          ['private_key', 'text'],
          ['made_at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
