import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Sites of a headquarters, their keys, and the parcels that came from them. */
export class Headquarters1784600000081 extends DeskMigration {
  readonly name = 'Headquarters1784600000081'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'hq_own',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_id', 'text'],
          ['name', 'text'],
          ['signing_key', 'text'],
          ['public_key', 'text'],
          ['identity', 'text'],
          ['recipient', 'text'],
        ],
        indexes: [],
      },
      {
        name: 'hq_site',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['code', 'text'],
          ['name', 'text'],
          ['site_id', 'text null'],
          ['recipient', 'text null'],
          ['invited_at', 'bigint'],
          ['enrolled_at', 'bigint null'],
        ],
        indexes: [
          { name: 'hq_site_code', columns: ['code'], unique: true },
          { name: 'hq_site_site', columns: ['site_id'] },
        ],
      },
      {
        name: 'hq_key',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['hq_site_id', 'text'],
          ['public_key', 'text'],
          ['since', 'bigint'],
          ['revoked_at', 'bigint null'],
        ],
        indexes: [{ name: 'hq_key_site', columns: ['hq_site_id'] }],
      },
      {
        name: 'hq_invitation',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_site_id', 'text'],
          ['secret', 'text'],
          ['expires_at', 'bigint'],
          ['used_by', 'text null'],
        ],
        indexes: [],
      },
      {
        name: 'hq_parcel',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_site_id', 'text'],
          ['bundle', 'text'],
          ['number', 'bigint'],
          ['last', 'bigint'],
          ['created_at', 'bigint'],
          ['received_at', 'bigint'],
          ['bytes', 'bigint'],
          ['applied', 'bigint'],
          ['duplicates', 'bigint'],
          ['held_back', 'bigint'],
          ['files', 'bigint'],
          ['waits', 'bigint'],
        ],
        indexes: [
          { name: 'hq_parcel_site', columns: ['hq_site_id', 'received_at'] },
          { name: 'hq_parcel_waits', columns: ['hq_site_id'], where: 'waits=1' },
        ],
      },
      {
        name: 'hq_heard',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['heard_at', 'bigint'],
          ['said_at', 'bigint'],
          ['program', 'text'],
          ['receipts', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'hq_slice',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['sha256', 'text'],
          ['whole', 'bigint'],
          ['begins', 'bigint'],
          ['bytes', 'bigint'],
          ['slice', 'text'],
        ],
        indexes: [{ name: 'hq_slice_file', columns: ['sha256', 'begins'] }],
      },
    ])
  }
}
