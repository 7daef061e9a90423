import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Receipts of headquarters that were taken in, and what each said. */
export class SyncReceipts1784600000085 extends DeskMigration {
  readonly name = 'SyncReceipts1784600000085'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'sync_receipt',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['at', 'bigint'],
          ['made_at', 'bigint'],
          ['number', 'bigint'],
          ['said', 'text'],
        ],
        indexes: [{ name: 'sync_receipt_at', columns: ['at'] }],
      },
    ])
  }
}
