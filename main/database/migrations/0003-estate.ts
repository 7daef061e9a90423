import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Estate1784600000003 extends DeskMigration {
  readonly name = 'Estate1784600000003'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'estate_node',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['parent_id', 'text null'],
          ['name', 'text'],
          ['match_name', 'text'],
        ],
        indexes: [{ name: 'estate_node_parent', columns: ['parent_id', 'match_name'] }],
      },
      {
        name: 'unit',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['parent_id', 'text'],
          ['project_id', 'text'],
          ['building_id', 'text'],
          ['kind', 'text'],
          ['number', 'text'],
          ['room', 'text'],
          ['match_key', 'text'],
          ['room_key', 'text'],
          ['floor', 'bigint null'],
          ['unit_type', 'text null'],
          ['contract_area', 'bigint null'],
          ['measured_area', 'bigint null'],
          ['orientation', 'text null'],
        ],
        indexes: [
          { name: 'unit_match', columns: ['match_key'] },
          { name: 'unit_room', columns: ['room_key'] },
          { name: 'unit_building', columns: ['building_id', 'floor', 'room'] },
          { name: 'unit_parent', columns: ['parent_id'] },
        ],
      },
    ])
  }
}
