import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Log1784600000001 extends DeskMigration {
  readonly name = 'Log1784600000001'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'operation',
        guarded: true,
        columns: [
          ['position', 'integer key'],
          ['id', 'text'],
          ['incarnation', 'text'],
          ['sequence', 'bigint'],
          ['type', 'text'],
          ['version', 'bigint'],
          ['aggregate', 'text'],
          ['aggregate_id', 'text'],
          ['at', 'bigint'],
          ['happened_at', 'bigint null'],
          ['actor', 'text null'],
          ['command_id', 'text'],
          ['facts', 'text'],
          ['personal', 'text null'],
          ['salt', 'text null'],
          ['personal_hash', 'text null'],
          ['hash', 'text'],
        ],
        indexes: [
          { name: 'operation_id', columns: ['id'], unique: true },
          { name: 'operation_sequence', columns: ['incarnation', 'sequence'], unique: true },
          { name: 'operation_aggregate', columns: ['aggregate_id', 'position'] },
          { name: 'operation_actor', columns: ['actor', 'position'] },
          { name: 'operation_type', columns: ['type', 'position'] },
        ],
      },
      {
        name: 'operation_subject',
        guarded: true,
        columns: [
          ['id', 'integer key'],
          ['subject_id', 'text'],
          ['position', 'bigint'],
        ],
        indexes: [{ name: 'operation_subject_timeline', columns: ['subject_id', 'position'] }],
      },
      {
        name: 'incarnation',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['site_id', 'text'],
          ['letter', 'text'],
          ['reason', 'text'],
          ['started_at', 'bigint'],
          ['previous_id', 'text null'],
          ['previous_sequence', 'bigint null'],
          ['previous_hash', 'text null'],
        ],
        indexes: [],
      },
      {
        name: 'counter',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['site_id', 'text'],
          ['value', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'replica',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['site_id', 'text'],
          ['incarnation', 'text'],
          ['letter', 'text'],
          ['sequence', 'bigint'],
          ['position', 'bigint'],
          ['hash', 'text'],
        ],
        indexes: [],
      },
      {
        name: 'command_result',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['input_hash', 'text'],
          ['result', 'text'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'command_result_at', columns: ['at'] }],
      },
      {
        name: 'write_guard',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['open', 'bigint'],
        ],
        indexes: [],
      },
    ])
    await runner.query(`insert into write_guard (id, open) values ('guard', 0)`)
  }
}
