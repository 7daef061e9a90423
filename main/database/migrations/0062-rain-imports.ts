import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

/** Which file a reading of rain came out of, so that all of it can be taken back. */
export class RainImports1784600000062 extends DeskMigration {
  readonly name = 'RainImports1784600000062'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rain_reading', [['import_id', 'text null']])
    await createIndexes(runner, 'rain_reading', [
      { name: 'rain_reading_import', columns: ['import_id'], where: 'import_id is not null' },
    ])
  }
}
