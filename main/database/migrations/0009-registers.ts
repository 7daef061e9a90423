import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Registers1784600000009 extends DeskMigration {
  readonly name = 'Registers1784600000009'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'imported_case',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['key', 'text'],
          ['import_id', 'text'],
          ['register_number', 'text null'],
        ],
        indexes: [
          { name: 'imported_case_lookup', columns: ['key'] },
          { name: 'imported_case_import', columns: ['import_id', 'id'] },
        ],
      },
    ])
  }
}
