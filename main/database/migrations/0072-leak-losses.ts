import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

const struck = [
  ['struck_at', 'bigint null'],
  ['struck_by', 'text null'],
  ['struck_reason', 'text null'],
] as const

/** What leaks damaged, and what they cost. */
export class LeakLosses1784600000072 extends DeskMigration {
  readonly name = 'LeakLosses1784600000072'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'leak_damage',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['thing', 'text null'],
          ['room', 'text null'],
          ['claimed', 'bigint null'],
          ['agreed', 'bigint null'],
          ['words', 'text null'],
          ['photos', 'text'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ...struck,
        ],
        indexes: [
          { name: 'leak_damage_case', columns: ['case_id', 'at'] },
          { name: 'leak_damage_at', columns: ['at', 'id'] },
        ],
      },
      {
        name: 'leak_cost',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['of_source', 'bigint'],
          ['kind', 'text'],
          ['what', 'text null'],
          ['amount', 'bigint'],
          ['bearer', 'text'],
          ['contractor_id', 'text null'],
          ['evidence', 'text'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ...struck,
        ],
        indexes: [
          { name: 'leak_cost_case', columns: ['case_id', 'at'] },
          { name: 'leak_cost_at', columns: ['at', 'id'] },
          {
            name: 'leak_cost_contractor',
            columns: ['contractor_id', 'at'],
            where: 'contractor_id is not null',
          },
        ],
      },
    ])
  }
}
