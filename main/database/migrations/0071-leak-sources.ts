import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What people decide about sources of leaks, and the work on them. */
export class LeakSources1784600000071 extends DeskMigration {
  readonly name = 'LeakSources1784600000071'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'leak_source_decision',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['reports', 'text'],
          ['apart_from', 'text'],
          ['source', 'text null'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ['taken_back', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'leak_source_step',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['source_id', 'text'],
          ['step', 'text'],
          ['advanced_to', 'text null'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ['team_id', 'text null'],
          ['due_at', 'bigint null'],
          ['test', 'text null'],
          ['began_at', 'bigint null'],
          ['ended_at', 'bigint null'],
          ['holds', 'bigint null'],
          ['cases', 'text'],
          ['advanced', 'bigint'],
          ['words', 'text null'],
        ],
        indexes: [{ name: 'leak_source_step_source', columns: ['source_id', 'at'] }],
      },
    ])
  }
}
