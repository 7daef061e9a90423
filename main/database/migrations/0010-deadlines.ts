import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

export class Deadlines1784600000010 extends DeskMigration {
  readonly name = 'Deadlines1784600000010'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'deadline',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['subject', 'text'],
          ['subject_id', 'text'],
          ['goal', 'text'],
          ['rule', 'text'],
          ['rule_version', 'bigint'],
          ['clock', 'text'],
          ['amount', 'bigint'],
          ['extension', 'bigint'],
          ['calendar', 'text null'],
          ['started_at', 'bigint'],
          ['due_at', 'bigint null'],
          ['warn_at', 'bigint null'],
          ['paused_since', 'bigint null'],
          ['steps', 'text'],
          ['next_step', 'bigint'],
          ['next_step_at', 'bigint null'],
          ['step', 'bigint'],
          ['missing_years', 'text'],
          ['state', 'text'],
          ['breached_at', 'bigint null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'deadline_case', columns: ['case_id', 'started_at', 'id'] },
          { name: 'deadline_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
          {
            name: 'deadline_active',
            columns: ['case_id'],
            where: `state in ('running', 'paused', 'breached')`,
          },
        ],
      },
      {
        name: 'deadline_watch',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['looked_at', 'bigint'],
          ['jump_from', 'bigint null'],
          ['jump_to', 'bigint null'],
          ['jump_noticed', 'bigint null'],
        ],
        indexes: [],
      },
    ])
    await addColumns(runner, 'case', [
      ['due_at', 'bigint null'],
      ['due_warn_at', 'bigint null'],
      ['due_goal', 'text null'],
    ])
    await createIndexes(runner, 'case', [
      { name: 'case_due', columns: ['due_at', 'id'], where: 'due_at is not null' },
      { name: 'case_due_received', columns: ['received_at', 'id', 'due_at'], where: 'due_at is not null' },
      { name: 'case_due_assignee', columns: ['assignee', 'due_at', 'id'], where: 'due_at is not null' },
    ])
  }
}
