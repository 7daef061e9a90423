import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What is looked at before and in the rain: points, checks with photos, rounds. */
export class Patrols1784600000065 extends DeskMigration {
  readonly name = 'Patrols1784600000065'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'patrol_point',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text'],
          ['building_id', 'text null'],
          ['place', 'text'],
          ['every_days', 'bigint'],
          ['active', 'bigint'],
          ['since', 'text'],
        ],
        indexes: [
          { name: 'patrol_point_building', columns: ['building_id'], where: 'building_id is not null' },
        ],
      },
      {
        name: 'patrol_check',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['point_id', 'text null'],
          ['day', 'text'],
          ['at', 'bigint'],
          ['by', 'text null'],
          ['outcome', 'text'],
          ['found', 'text null'],
          ['case_id', 'text null'],
        ],
        indexes: [
          { name: 'patrol_check_point', columns: ['point_id', 'day', 'at'], where: 'point_id is not null' },
          { name: 'patrol_check_case', columns: ['case_id'], where: 'case_id is not null' },
        ],
      },
      {
        name: 'patrol_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['check_id', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
          ['attached_at', 'bigint'],
        ],
        indexes: [
          { name: 'patrol_file_check', columns: ['check_id'] },
          { name: 'patrol_file_hash', columns: ['hash'] },
        ],
      },
      {
        name: 'patrol_round',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['title', 'text'],
          ['reason', 'text'],
          ['emergency_id', 'text null'],
          ['started_at', 'bigint'],
          ['started_by', 'text null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [{ name: 'patrol_round_started', columns: ['started_at', 'id'] }],
      },
      {
        name: 'patrol_stop',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['round_id', 'text'],
          ['position', 'bigint'],
          ['point_id', 'text null'],
          ['unit_id', 'text null'],
          ['check_id', 'text null'],
        ],
        indexes: [
          { name: 'patrol_stop_round', columns: ['round_id', 'position'] },
          {
            name: 'patrol_stop_point',
            columns: ['point_id'],
            where: 'point_id is not null and check_id is null',
          },
          { name: 'patrol_stop_unit', columns: ['unit_id'], where: 'unit_id is not null' },
          { name: 'patrol_stop_check', columns: ['check_id'], where: 'check_id is not null' },
        ],
      },
    ])
  }
}
