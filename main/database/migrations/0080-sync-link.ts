import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** To which headquarters a site belongs, and how far it is held there. */
export class SyncLink1784600000080 extends DeskMigration {
  readonly name = 'SyncLink1784600000080'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'hq_link',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_id', 'text'],
          ['hq_name', 'text'],
          ['hq_key', 'text'],
          ['hq_recipient', 'text'],
          ['signing_key', 'text'],
          ['public_key', 'text'],
          ['identity', 'text'],
          ['recipient', 'text'],
          ['invitation', 'text'],
          ['proof', 'text'],
          ['enrolled_at', 'bigint'],
          ['confirmed_at', 'bigint null'],
          ['epoch', 'text'],
          ['receipt', 'bigint'],
          ['receipt_at', 'bigint null'],
        ],
        indexes: [],
      },
      {
        name: 'sync_end',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['sequence', 'bigint'],
          ['words', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'sync_file',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['incarnation', 'text'],
          ['sequence', 'bigint'],
          ['held', 'bigint'],
        ],
        indexes: [{ name: 'sync_file_held', columns: ['held', 'id'] }],
      },
      {
        name: 'sync_sent',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['at', 'bigint'],
          ['content', 'text'],
          ['parcels', 'bigint'],
          ['bytes', 'bigint'],
          ['operations', 'bigint'],
          ['files', 'bigint'],
          ['incarnation', 'text'],
          ['sequence', 'bigint'],
        ],
        indexes: [{ name: 'sync_sent_at', columns: ['at'] }],
      },
    ])
  }
}
