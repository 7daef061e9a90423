import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Operations of another replica that could not be applied. */
export class HeldOperations1784600000075 extends DeskMigration {
  readonly name = 'HeldOperations1784600000075'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'held_operation',
        guarded: false,
        columns: [
          ['position', 'integer key'],
          ['aggregate_id', 'text'],
          ['why', 'text'],
        ],
        indexes: [{ name: 'held_operation_aggregate', columns: ['aggregate_id'] }],
      },
    ])
  }
}
