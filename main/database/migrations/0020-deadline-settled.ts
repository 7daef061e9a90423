import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class DeadlineSettled1784600000020 extends DeskMigration {
  readonly name = 'DeadlineSettled1784600000020'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'deadline_settled',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['rules', 'text'],
        ],
        indexes: [],
      },
    ])
  }
}
