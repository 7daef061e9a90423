import type { QueryRunner } from 'typeorm'
import { createIndexes, DeskMigration } from '../migration-tools.ts'

/** The tree of a site and what its files lack add up along indexes. */
export class SiteSums1784600000038 extends DeskMigration {
  readonly name = 'SiteSums1784600000038'

  async change(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, 'unit', [
      { name: 'unit_standing', columns: ['parent_id'], where: 'merged_into is null' },
    ])
    await createIndexes(runner, 'unit_completeness', [
      { name: 'unit_completeness_missing', columns: ['missing'], where: "missing <> ''" },
    ])
  }
}
