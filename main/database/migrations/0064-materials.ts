import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What lies ready for the rain, and how it came and went. */
export class Materials1784600000064 extends DeskMigration {
  readonly name = 'Materials1784600000064'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'material',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text'],
          ['measure', 'text'],
          ['minimum', 'bigint'],
          ['place', 'text'],
          ['active', 'bigint'],
          ['stock', 'bigint'],
          ['out', 'bigint'],
          ['counted_at', 'bigint null'],
        ],
        indexes: [],
      },
      {
        name: 'material_move',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['material_id', 'text'],
          ['kind', 'text'],
          ['stock_change', 'bigint'],
          ['out_change', 'bigint'],
          ['stock_after', 'bigint'],
          ['at', 'bigint'],
          ['by', 'text null'],
          ['case_id', 'text null'],
          ['emergency_id', 'text null'],
          ['note', 'text null'],
        ],
        indexes: [
          { name: 'material_move_material', columns: ['material_id', 'at', 'id'] },
          { name: 'material_move_at', columns: ['at', 'id'] },
          { name: 'material_move_case', columns: ['case_id'], where: 'case_id is not null' },
        ],
      },
    ])
  }
}
