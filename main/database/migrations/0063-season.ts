import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** How a site prepares for the rain: plans, people, contacts, the duty roster, drills. */
export class Season1784600000063 extends DeskMigration {
  readonly name = 'Season1784600000063'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'season',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['year', 'bigint'],
          ['state', 'text'],
          ['from_day', 'text'],
          ['to_day', 'text'],
          ['day_from', 'text'],
          ['night_from', 'text'],
          ['declared_at', 'bigint null'],
          ['declared_by', 'text null'],
        ],
        indexes: [{ name: 'season_year', columns: ['year', 'id'] }],
      },
      {
        name: 'season_responsible',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['season_id', 'text'],
          ['task', 'text'],
          ['staff_id', 'text null'],
          ['name', 'text null'],
          ['phone', 'text null'],
        ],
        indexes: [{ name: 'season_responsible_season', columns: ['season_id', 'task'] }],
      },
      {
        name: 'season_contact',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['season_id', 'text'],
          ['role', 'text'],
          ['name', 'text null'],
          ['phone', 'text null'],
          ['note', 'text null'],
        ],
        indexes: [{ name: 'season_contact_season', columns: ['season_id', 'id'] }],
      },
      {
        name: 'duty_shift',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['season_id', 'text'],
          ['day', 'text'],
          ['shift', 'text'],
          ['place', 'bigint'],
          ['staff_id', 'text null'],
          ['name', 'text null'],
          ['phone', 'text null'],
        ],
        indexes: [{ name: 'duty_shift_day', columns: ['day', 'shift', 'place', 'id'] }],
      },
      {
        name: 'season_drill',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['day', 'text'],
          ['scenario', 'text null'],
          ['participants', 'text null'],
          ['learnt', 'text null'],
          ['next_day', 'text null'],
          ['removed', 'bigint'],
        ],
        indexes: [{ name: 'season_drill_day', columns: ['removed', 'day', 'id'] }],
      },
    ])
  }
}
