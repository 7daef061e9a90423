import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Photos and other files of home visits. */
export class VisitFiles1784600000049 extends DeskMigration {
  readonly name = 'VisitFiles1784600000049'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'home_visit_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
          ['taken_at', 'bigint null'],
          ['added_at', 'bigint'],
        ],
        indexes: [
          { name: 'home_visit_file_visit', columns: ['visit_id', 'added_at', 'id'] },
          { name: 'home_visit_file_hash', columns: ['hash'] },
        ],
      },
    ])
  }
}
