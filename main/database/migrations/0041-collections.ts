import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Campaigns that complete what is known of owners, and each attempt. */
export class Collections1784600000041 extends DeskMigration {
  readonly name = 'Collections1784600000041'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'collection',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['title', 'text'],
          ['wants', 'text'],
          ['roles', 'text'],
          ['buildings', 'text'],
          ['until_day', 'text'],
          ['started_at', 'bigint'],
          ['started_by', 'text null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [{ name: 'collection_started', columns: ['started_at', 'id'] }],
      },
      {
        name: 'collection_attempt',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['collection_id', 'text'],
          ['person_id', 'text'],
          ['at', 'bigint'],
          ['by', 'text null'],
          ['way', 'text'],
          ['result', 'text'],
          ['note', 'text null'],
        ],
        indexes: [
          { name: 'collection_attempt_of', columns: ['collection_id', 'person_id', 'at'] },
          { name: 'collection_attempt_person', columns: ['person_id'] },
        ],
      },
    ])
  }
}
