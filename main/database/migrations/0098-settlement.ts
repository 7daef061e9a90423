import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What contracts say about delay and areas, days that do not count, sums that were fixed. */
export class Settlement1784600000098 extends DeskMigration {
  readonly name = 'Settlement1784600000098'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'settlement_clause',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['delay', 'text null'],
          ['area', 'text null'],
        ],
        indexes: [],
      },
      {
        name: 'settlement_waiver',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contract_id', 'text'],
          ['from_day', 'text'],
          ['until_day', 'text'],
          ['reason', 'text null'],
          ['at', 'bigint'],
          ['struck_at', 'bigint null'],
        ],
        indexes: [{ name: 'settlement_waiver_contract', columns: ['contract_id', 'from_day'] }],
      },
      {
        name: 'settlement_fixed',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contract_id', 'text'],
          ['kind', 'text'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ['agreed', 'bigint'],
          ['figure', 'text'],
          ['note', 'text null'],
        ],
        indexes: [{ name: 'settlement_fixed_contract', columns: ['contract_id'] }],
      },
    ])
  }
}
