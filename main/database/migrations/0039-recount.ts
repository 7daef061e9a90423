import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

/** Files of homes are counted again on the day their stage changes. */
export class Recount1784600000039 extends DeskMigration {
  readonly name = 'Recount1784600000039'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'unit_completeness', [['recount_on', 'text null']])
    await createIndexes(runner, 'unit_completeness', [
      { name: 'unit_completeness_recount', columns: ['recount_on'], where: 'recount_on is not null' },
    ])
  }
}
