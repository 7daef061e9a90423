import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Sections of the profile that headquarters gives, and what the site says to them. */
export class Reference1784600000084 extends DeskMigration {
  readonly name = 'Reference1784600000084'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'given_section',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['section', 'text'],
          ['content', 'text null'],
          ['sender', 'text null'],
          ['at', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'taken_section',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['given', 'text'],
          ['taken', 'bigint'],
          ['why', 'text null'],
          ['at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
