import type { QueryRunner } from 'typeorm'
import { addColumns, DeskMigration } from '../migration-tools.ts'

/** The team whose phone a device is. */
export class TeamPhones1784600000077 extends DeskMigration {
  readonly name = 'TeamPhones1784600000077'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'device', [['team_id', 'text null']])
  }
}
