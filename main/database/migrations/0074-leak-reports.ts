import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What people write into the report of a storm or a season. */
export class LeakReports1784600000074 extends DeskMigration {
  readonly name = 'LeakReports1784600000074'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'leak_report',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['emergency_id', 'text null'],
          ['year', 'bigint null'],
          ['ran_out', 'text null'],
          ['lessons', 'text null'],
          ['prevent', 'text null'],
          ['written_at', 'bigint'],
          ['written_by', 'text null'],
        ],
        indexes: [
          { name: 'leak_report_emergency', columns: ['emergency_id'] },
          { name: 'leak_report_year', columns: ['year'] },
        ],
      },
    ])
  }
}
