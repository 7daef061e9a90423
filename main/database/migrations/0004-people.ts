import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class People1784600000004 extends DeskMigration {
  readonly name = 'People1784600000004'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'person',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['name', 'text null'],
          ['former_names', 'text null'],
          ['id_document', 'text null'],
          ['gender', 'text null'],
          ['birthday', 'text null'],
          ['mailing_address', 'text null'],
          ['note', 'text null'],
          ['tier', 'text'],
          ['registered_at', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'person_phone',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['person_id', 'text'],
          ['number', 'text null'],
          ['digits', 'text null'],
          ['note', 'text null'],
        ],
        indexes: [
          { name: 'person_phone_person', columns: ['person_id'] },
          { name: 'person_phone_digits', columns: ['digits'] },
        ],
      },
      {
        name: 'occupancy',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['person_id', 'text'],
          ['unit_id', 'text'],
          ['role', 'text'],
          ['from_day', 'text null'],
          ['until_day', 'text null'],
        ],
        indexes: [
          { name: 'occupancy_person', columns: ['person_id'] },
          { name: 'occupancy_unit', columns: ['unit_id'] },
        ],
      },
    ])
  }
}
