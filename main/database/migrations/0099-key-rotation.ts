import type { QueryRunner } from 'typeorm'
import { addColumns, DeskMigration } from '../migration-tools.ts'

/** Keys that sites and headquarters sign with can be replaced by new ones. */
export class KeyRotation1784600000099 extends DeskMigration {
  readonly name = 'KeyRotation1784600000099'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'hq_link', [['rotations', 'text null']])
    await addColumns(runner, 'hq_own', [['rotations', 'text null']])
    await addColumns(runner, 'hq_key', [
      ['replaced_at', 'bigint null'],
      ['until', 'text null'],
    ])
  }
}
