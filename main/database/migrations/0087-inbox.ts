import type { QueryRunner } from 'typeorm'
import { addColumns, createTables, DeskMigration } from '../migration-tools.ts'

/** What parcels wait for, which were refused, and how the data of each site stand. */
export class Inbox1784600000087 extends DeskMigration {
  readonly name = 'Inbox1784600000087'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'hq_parcel', [
      ['forks', 'bigint null'],
      ['gaps', 'text null'],
    ])
    await createTables(runner, [
      {
        name: 'hq_refusal',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['refused_at', 'bigint'],
          ['name', 'text'],
          ['code', 'text'],
          ['params', 'text'],
        ],
        indexes: [{ name: 'hq_refusal_at', columns: ['refused_at', 'id'] }],
      },
      {
        name: 'hq_standing',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['operations', 'bigint'],
          ['missing', 'bigint'],
          ['forks', 'bigint'],
          ['held_back', 'bigint'],
          ['at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
