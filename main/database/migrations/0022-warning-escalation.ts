import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

export class WarningEscalation1784600000022 extends DeskMigration {
  readonly name = 'WarningEscalation1784600000022'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'warning', [
      ['asked_first', 'text null'],
      ['asked', 'text null'],
      ['next_step_at', 'bigint null'],
      ['escalated_at', 'bigint null'],
    ])
    await createIndexes(runner, 'warning', [
      { name: 'warning_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
    ])
  }
}
