import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What homes look like: types with their rooms, checklists and drawings. */
export class UnitTypes1784600000090 extends DeskMigration {
  readonly name = 'UnitTypes1784600000090'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'unit_type',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['name', 'text'],
          ['match_key', 'text'],
          ['rooms', 'text'],
          ['checklists', 'text'],
          ['version', 'bigint'],
          ['retired', 'bigint'],
          ['saved_at', 'bigint'],
        ],
        indexes: [{ name: 'unit_type_match', columns: ['match_key', 'retired', 'id'] }],
      },
      {
        name: 'unit_plan',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['type_id', 'text'],
          ['name', 'text'],
          ['media_type', 'text'],
          ['page', 'bigint'],
          ['width', 'bigint'],
          ['height', 'bigint'],
          ['frame', 'text'],
          ['alignment', 'text'],
          ['added_at', 'bigint'],
          ['added_by', 'text null'],
          ['removed', 'bigint'],
        ],
        indexes: [{ name: 'unit_plan_type', columns: ['type_id', 'added_at', 'id'] }],
      },
      {
        name: 'unit_plan_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['type_id', 'text'],
          ['plan_id', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['media_type', 'text'],
        ],
        indexes: [
          { name: 'unit_plan_file_plan', columns: ['plan_id'] },
          { name: 'unit_plan_file_hash', columns: ['hash'] },
        ],
      },
    ])
  }
}
