import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

export class Causes1784600000023 extends DeskMigration {
  readonly name = 'Causes1784600000023'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'case', [
      ['complained_staff', 'text null'],
      ['complained_of', 'text null'],
    ])
    await createIndexes(runner, 'case', [
      { name: 'case_cause', columns: ['cause', 'state', 'received_at', 'id'], where: 'cause is not null' },
    ])
  }
}
