import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

const open = `state in ('received', 'handling', 'resolved')`

/** What headquarters lists and counts over all its sites. */
export class Consolidated1784600000088 extends DeskMigration {
  readonly name = 'Consolidated1784600000088'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'hq_case',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['site', 'text'],
          ['number', 'text'],
          ['kind', 'text'],
          ['category_zh', 'text'],
          ['category_en', 'text'],
          ['channel', 'text'],
          ['state', 'text'],
          ['emergency', 'bigint'],
          ['level', 'bigint null'],
          ['building', 'text null'],
          ['unit', 'text null'],
          ['waiting_on', 'text null'],
          ['owner_role', 'text null'],
          ['received_at', 'bigint'],
          ['due_at', 'bigint null'],
          ['resolved_at', 'bigint null'],
          ['closed_at', 'bigint null'],
          ['satisfaction', 'text null'],
          ['leak_kind', 'text null'],
          ['leak_state', 'text null'],
          ['leak_severity', 'text null'],
          ['leak_reported_at', 'bigint null'],
          ['leak_over', 'bigint null'],
        ],
        indexes: [
          { name: 'hq_case_received', columns: ['received_at', 'id'] },
          { name: 'hq_case_site', columns: ['site', 'received_at', 'id'] },
          { name: 'hq_case_kind', columns: ['kind', 'received_at', 'id'] },
          { name: 'hq_case_open', columns: ['received_at', 'id'], where: open },
          { name: 'hq_case_site_due', columns: ['site', 'due_at'], where: open },
          { name: 'hq_case_closed', columns: ['closed_at', 'site'], where: 'closed_at is not null' },
          {
            name: 'hq_case_leak',
            columns: ['leak_reported_at', 'id'],
            where: 'leak_reported_at is not null',
          },
          { name: 'hq_case_leak_open', columns: ['site', 'leak_reported_at'], where: 'leak_over = 0' },
        ],
      },
      {
        name: 'hq_sheet',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['site', 'text'],
          ['number', 'text null'],
          ['direction', 'text'],
          ['state', 'text'],
          ['party_zh', 'text'],
          ['party_en', 'text'],
          ['case_id', 'text null'],
          ['case_number', 'text null'],
          ['at', 'bigint'],
          ['due_at', 'bigint null'],
          ['replied_at', 'bigint null'],
          ['ended_at', 'bigint null'],
          ['chases', 'bigint'],
          ['sent_back', 'bigint'],
        ],
        indexes: [
          { name: 'hq_sheet_at', columns: ['at', 'id'] },
          { name: 'hq_sheet_site', columns: ['site', 'at', 'id'] },
          { name: 'hq_sheet_due', columns: ['site', 'due_at'], where: 'due_at is not null' },
        ],
      },
      {
        name: 'hq_callback',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['site', 'text'],
          ['state', 'text'],
          ['case_id', 'text null'],
          ['case_number', 'text null'],
          ['building', 'text null'],
          ['unit', 'text null'],
          ['planned_at', 'bigint'],
          ['due_at', 'bigint'],
          ['ended_at', 'bigint null'],
          ['attempts', 'bigint'],
          ['satisfaction', 'text null'],
          ['reopened', 'bigint'],
        ],
        indexes: [
          { name: 'hq_callback_planned', columns: ['planned_at', 'id'] },
          { name: 'hq_callback_site', columns: ['site', 'planned_at', 'id'] },
          { name: 'hq_callback_figures', columns: ['due_at', 'site', 'state', 'satisfaction'] },
        ],
      },
      {
        name: 'hq_day',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['site', 'text'],
          ['day', 'text'],
          ['entries', 'bigint'],
        ],
        indexes: [{ name: 'hq_day_site', columns: ['site', 'day'] }],
      },
      {
        name: 'hq_consolidated',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['due', 'bigint'],
          ['version', 'bigint'],
          ['epoch', 'text'],
          ['position', 'bigint'],
        ],
        indexes: [{ name: 'hq_consolidated_due', columns: ['due'], where: 'due = 1' }],
      },
      { name: 'hq_touched', guarded: false, columns: [['id', 'key']], indexes: [] },
    ])
  }
}
