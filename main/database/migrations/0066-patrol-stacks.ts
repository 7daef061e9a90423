import type { QueryRunner } from 'typeorm'
import { addColumns, DeskMigration } from '../migration-tools.ts'

/** A round goes to stacks of homes too. */
export class PatrolStacks1784600000066 extends DeskMigration {
  readonly name = 'PatrolStacks1784600000066'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'patrol_stop', [
      ['parent_id', 'text null'],
      ['stack', 'text null'],
    ])
  }
}
