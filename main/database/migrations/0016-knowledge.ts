import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Knowledge1784600000016 extends DeskMigration {
  readonly name = 'Knowledge1784600000016'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'answer',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['example', 'text null'],
          ['created_at', 'bigint'],
          ['retired_at', 'bigint null'],
        ],
        indexes: [],
      },
      {
        name: 'answer_version',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['answer_id', 'text'],
          ['version', 'bigint'],
          ['question', 'text'],
          ['answer', 'text'],
          ['words', 'text'],
          ['kinds', 'text'],
          ['categories', 'text'],
          ['valid_from', 'text null'],
          ['valid_until', 'text null'],
          ['written_by', 'text null'],
          ['written_at', 'bigint'],
          ['approved_by', 'text null'],
          ['approved_at', 'bigint null'],
          ['uses', 'bigint'],
        ],
        indexes: [{ name: 'answer_version_answer', columns: ['answer_id', 'version'] }],
      },
    ])
  }
}
