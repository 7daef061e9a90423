import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Watch1784600000017 extends DeskMigration {
  readonly name = 'Watch1784600000017'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'watch_place',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['name', 'text'],
          ['address', 'text'],
          ['kind', 'text'],
          ['rhythm', 'text'],
          ['weekday', 'bigint'],
          ['watcher', 'text null'],
          ['note', 'text'],
          ['active', 'bigint'],
          ['since', 'text'],
        ],
        indexes: [],
      },
      {
        name: 'watch_round',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['place_id', 'text'],
          ['day', 'text'],
          ['at', 'bigint'],
          ['by', 'text null'],
          ['outcome', 'text'],
        ],
        indexes: [
          { name: 'watch_round_place', columns: ['place_id', 'day'] },
          { name: 'watch_round_at', columns: ['at', 'id'] },
        ],
      },
      {
        name: 'watch_finding',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['place_id', 'text'],
          ['round_id', 'text'],
          ['case_id', 'text'],
          ['posted_at', 'bigint null'],
          ['found_at', 'bigint'],
        ],
        indexes: [
          { name: 'watch_finding_round', columns: ['round_id'] },
          { name: 'watch_finding_case', columns: ['case_id'] },
        ],
      },
      {
        name: 'home_visit',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['building_id', 'text null'],
          ['state', 'text'],
          ['purpose', 'text'],
          ['visitor', 'text null'],
          ['planned_at', 'bigint'],
          ['appointment_at', 'bigint null'],
          ['held_at', 'bigint null'],
          ['person_id', 'text null'],
          ['present', 'text null'],
          ['note', 'text null'],
          ['minutes', 'text null'],
          ['sorted_at', 'bigint'],
        ],
        indexes: [
          { name: 'home_visit_state', columns: ['state', 'sorted_at', 'id'] },
          { name: 'home_visit_sorted', columns: ['sorted_at', 'id'] },
          { name: 'home_visit_unit', columns: ['unit_id', 'sorted_at', 'id'] },
          { name: 'home_visit_building', columns: ['building_id', 'held_at'] },
          { name: 'home_visit_person', columns: ['person_id'], where: 'person_id is not null' },
        ],
      },
      {
        name: 'visit_follow_up',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
        ],
        indexes: [{ name: 'visit_follow_up_visit', columns: ['visit_id'] }],
      },
    ])
  }
}
