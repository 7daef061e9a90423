import type { QueryRunner } from 'typeorm'
import { addColumns, DeskMigration } from '../migration-tools.ts'

/** Whose people a team is, and what they can do. */
export class TeamContractors1784600000070 extends DeskMigration {
  readonly name = 'TeamContractors1784600000070'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'team', [
      ['contractor_id', 'text null'],
      ['trades', 'text null'],
    ])
  }
}
