import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Leaks, the proofs that repairs hold, and the teams that stop them. */
export class Leaks1784600000057 extends DeskMigration {
  readonly name = 'Leaks1784600000057'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'team',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text'],
          ['capacity', 'bigint'],
          ['phone', 'text null'],
          ['retired', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'leak',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['building_id', 'text null'],
          ['entry', 'text'],
          ['severity', 'text'],
          ['dangers', 'text'],
          ['vulnerable', 'bigint'],
          ['state', 'text'],
          ['reported_at', 'bigint'],
          ['calls', 'bigint'],
          ['returns', 'bigint'],
          ['team_id', 'text null'],
          ['sent_at', 'bigint null'],
          ['acknowledged_at', 'bigint null'],
          ['arrived_at', 'bigint null'],
          ['stopped_at', 'bigint null'],
          ['repaired_at', 'bigint null'],
          ['repaired_by', 'text null'],
          ['next_at', 'bigint null'],
          ['contact_at', 'bigint'],
          ['contact_promised_at', 'bigint null'],
          ['over', 'bigint'],
        ],
        indexes: [
          { name: 'leak_open', columns: ['reported_at', 'id'], where: 'over = 0' },
          { name: 'leak_team', columns: ['team_id', 'state'], where: 'over = 0' },
        ],
      },
      {
        name: 'leak_test',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['kind', 'text'],
          ['began_at', 'bigint'],
          ['ended_at', 'bigint'],
          ['holds', 'bigint'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'leak_test_case', columns: ['case_id', 'at'] }],
      },
    ])
  }
}
