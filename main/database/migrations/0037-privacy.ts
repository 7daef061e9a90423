import type { QueryRunner } from 'typeorm'
import { addColumns, createTables, DeskMigration } from '../migration-tools.ts'

/** How long what is kept, and since when the workbook of an import is not kept any more. */
export class Privacy1784600000037 extends DeskMigration {
  readonly name = 'Privacy1784600000037'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'import', [['source_removed_at', 'bigint null']])
    await createTables(runner, [
      {
        name: 'retention',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['days', 'bigint null'],
          ['changed_at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
