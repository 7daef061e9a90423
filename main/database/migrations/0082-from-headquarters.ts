import type { QueryRunner } from 'typeorm'
import { addColumns, createTables, DeskMigration } from '../migration-tools.ts'

/** What headquarters sends down: channels, what waits to go, how far sites have it; directives, needs and answers. */
export class FromHeadquarters1784600000082 extends DeskMigration {
  readonly name = 'FromHeadquarters1784600000082'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'hq_heard', [['epoch', 'text null']])
    await createTables(runner, [
      {
        name: 'hq_channel',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['epoch', 'text'],
          ['began_at', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'hq_outgoing',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_site_id', 'text'],
          ['type', 'text'],
          ['aggregate_id', 'text'],
          ['at', 'bigint'],
          ['facts', 'text'],
          ['personal', 'text'],
        ],
        indexes: [{ name: 'hq_outgoing_site', columns: ['hq_site_id', 'id'] }],
      },
      {
        name: 'hq_channel_end',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hq_site_id', 'text'],
          ['sequence', 'bigint'],
          ['hash', 'text'],
        ],
        indexes: [{ name: 'hq_channel_end_site', columns: ['hq_site_id'] }],
      },
      {
        name: 'directive',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['case_id', 'text null'],
          ['title', 'text null'],
          ['text', 'text null'],
          ['sender', 'text null'],
          ['due_on', 'text null'],
          ['given_at', 'bigint'],
          ['closed_at', 'bigint null'],
          ['closing', 'text null'],
        ],
        indexes: [
          { name: 'directive_given', columns: ['given_at', 'id'] },
          { name: 'directive_open', columns: ['due_on', 'id'], where: 'closed_at is null' },
          { name: 'directive_case', columns: ['case_id'], where: 'case_id is not null' },
        ],
      },
      {
        name: 'directive_answer',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['acknowledged_at', 'bigint'],
          ['acknowledged_by', 'text null'],
          ['answer', 'text null'],
          ['answered_at', 'bigint null'],
          ['answered_by', 'text null'],
          ['done_at', 'bigint null'],
          ['done_by', 'text null'],
        ],
        indexes: [],
      },
      {
        name: 'need',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['case_id', 'text null'],
          ['title', 'text null'],
          ['text', 'text null'],
          ['raised_at', 'bigint'],
          ['raised_by', 'text null'],
          ['settled_at', 'bigint null'],
          ['settled_by', 'text null'],
        ],
        indexes: [
          { name: 'need_raised', columns: ['raised_at', 'id'] },
          { name: 'need_open', columns: ['raised_at'], where: 'settled_at is null' },
        ],
      },
      {
        name: 'need_answer',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['answer', 'text null'],
          ['sender', 'text null'],
          ['answered_at', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
