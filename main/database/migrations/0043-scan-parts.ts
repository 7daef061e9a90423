import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

/** A scan of several papers is cut into parts, which know where they come from. */
export class ScanParts1784600000043 extends DeskMigration {
  readonly name = 'ScanParts1784600000043'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'scan', [['split_from', 'text null']])
    await createIndexes(runner, 'scan', [
      { name: 'scan_split', columns: ['split_from'], where: 'split_from is not null' },
    ])
  }
}
