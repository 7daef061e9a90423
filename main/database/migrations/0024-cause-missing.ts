import type { QueryRunner } from 'typeorm'
import { createIndexes, DeskMigration } from '../migration-tools.ts'

export class CauseMissing1784600000024 extends DeskMigration {
  readonly name = 'CauseMissing1784600000024'

  async change(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, 'case', [
      {
        name: 'case_cause_missing',
        columns: ['received_at', 'id'],
        where: "cause is null and state = 'closed'",
      },
    ])
  }
}
