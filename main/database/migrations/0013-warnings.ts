import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Warnings1784600000013 extends DeskMigration {
  readonly name = 'Warnings1784600000013'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'warning',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['scope', 'text'],
          ['place_id', 'text'],
          ['category', 'text'],
          ['state', 'text'],
          ['stage', 'bigint'],
          ['units', 'bigint'],
          ['cases', 'bigint'],
          ['raised_at', 'bigint'],
          ['respond_by', 'bigint'],
          ['acknowledged_at', 'bigint null'],
          ['acknowledged_by', 'text null'],
          ['next_analysis_at', 'bigint null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'warning_place', columns: ['place_id', 'category', 'raised_at'] },
          { name: 'warning_open', columns: ['raised_at', 'id'], where: 'ended_at is null' },
          { name: 'warning_ended', columns: ['ended_at', 'id'], where: 'ended_at is not null' },
        ],
      },
      {
        name: 'warning_case',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['warning_id', 'text'],
          ['case_id', 'text'],
          ['unit_id', 'text'],
        ],
        indexes: [
          { name: 'warning_case_warning', columns: ['warning_id', 'unit_id'] },
          { name: 'warning_case_case', columns: ['case_id'] },
        ],
      },
      {
        name: 'promise',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['text', 'text null'],
          ['approved_by', 'text null'],
          ['approver', 'text null'],
          ['made_by', 'text null'],
          ['made_at', 'bigint'],
          ['due_at', 'bigint'],
          ['state', 'text'],
          ['moved', 'bigint'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'promise_case', columns: ['case_id', 'made_at'] },
          { name: 'promise_state_due', columns: ['state', 'due_at', 'id'] },
          { name: 'promise_due', columns: ['due_at', 'id'] },
        ],
      },
      {
        name: 'assignment_rule',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['project_id', 'text null'],
          ['building_id', 'text null'],
          ['category', 'text null'],
          ['kind', 'text null'],
          ['tier', 'text null'],
          ['staff_id', 'text'],
          ['set_at', 'bigint'],
        ],
        indexes: [{ name: 'assignment_rule_set', columns: ['set_at', 'id'] }],
      },
    ])
  }
}
