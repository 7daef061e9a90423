import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class SheetClocks1784600000018 extends DeskMigration {
  readonly name = 'SheetClocks1784600000018'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'sheet_clock',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['sheet_id', 'text'],
          ['goal', 'text'],
          ['source', 'text'],
          ['rule', 'text null'],
          ['rule_version', 'bigint null'],
          ['clock', 'text null'],
          ['amount', 'bigint null'],
          ['calendar', 'text null'],
          ['started_at', 'bigint'],
          ['due_at', 'bigint'],
          ['steps', 'text'],
          ['next_step', 'bigint'],
          ['next_step_at', 'bigint null'],
          ['step', 'bigint'],
          ['breached_at', 'bigint null'],
          ['ended_at', 'bigint null'],
          ['ending', 'text null'],
        ],
        indexes: [
          { name: 'sheet_clock_sheet', columns: ['sheet_id', 'started_at', 'id'] },
          { name: 'sheet_clock_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
        ],
      },
      {
        name: 'sheet_demand',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['demand', 'text'],
          ['party', 'text'],
          ['since', 'bigint'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'sheet_demand_case', columns: ['case_id'] },
          { name: 'sheet_demand_open', columns: ['since', 'id'], where: 'ended_at is null' },
        ],
      },
    ])
  }
}
