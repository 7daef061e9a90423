import type { QueryRunner } from 'typeorm'
import { createIndexes, DeskMigration } from '../migration-tools.ts'

/** Void cases of all sites are few among millions. */
export class VoidConsolidated1784600000089 extends DeskMigration {
  readonly name = 'VoidConsolidated1784600000089'

  async change(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, 'hq_case', [
      { name: 'hq_case_void', columns: ['received_at', 'id'], where: `state = 'void'` },
    ])
  }
}
