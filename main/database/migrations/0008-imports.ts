import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Imports1784600000008 extends DeskMigration {
  readonly name = 'Imports1784600000008'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'projection_debt',
        guarded: false,
        columns: [
          ['id', 'integer key'],
          ['projection', 'text'],
          ['thing', 'text'],
        ],
        indexes: [],
      },
      {
        name: 'import',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ['file_hash', 'text'],
          ['file_name', 'text null'],
          ['mapping_name', 'text null'],
          ['created', 'bigint'],
          ['updated', 'bigint'],
          ['unchanged', 'bigint'],
          ['refused', 'bigint'],
          ['units_created', 'bigint'],
          ['units_changed', 'bigint'],
          ['people_created', 'bigint'],
          ['people_changed', 'bigint'],
          ['nodes_created', 'bigint'],
          ['incarnation', 'text'],
          ['first_sequence', 'bigint'],
          ['last_sequence', 'bigint'],
          ['undone_at', 'bigint null'],
          ['undone_by', 'text null'],
        ],
        indexes: [
          { name: 'import_at', columns: ['at', 'id'] },
          { name: 'import_file', columns: ['file_hash'] },
        ],
      },
      {
        name: 'import_mapping',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text'],
          ['fields', 'text'],
          ['unit_kind', 'text null'],
          ['saved_at', 'bigint'],
        ],
        indexes: [{ name: 'import_mapping_name', columns: ['kind', 'name'] }],
      },
    ])
  }
}
