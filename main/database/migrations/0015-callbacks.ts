import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Callbacks1784600000015 extends DeskMigration {
  readonly name = 'Callbacks1784600000015'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'callback',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['state', 'text'],
          ['plan', 'text'],
          ['plan_version', 'bigint'],
          ['call_no', 'bigint'],
          ['calls', 'bigint'],
          ['case_id', 'text null'],
          ['campaign_id', 'text null'],
          ['unit_id', 'text null'],
          ['building_id', 'text null'],
          ['person_id', 'text null'],
          ['workers', 'text'],
          ['questions', 'text'],
          ['planned_at', 'bigint'],
          ['from_at', 'bigint'],
          ['due_at', 'bigint'],
          ['attempts', 'bigint'],
          ['failed_days', 'bigint'],
          ['last_attempt', 'text null'],
          ['last_attempt_at', 'bigint null'],
          ['ended_at', 'bigint null'],
          ['ended_by', 'text null'],
          ['method', 'text null'],
          ['satisfaction', 'text null'],
          ['spot', 'text'],
          ['scores', 'text'],
          ['words', 'text null'],
          ['contact', 'text null'],
          ['reopened', 'bigint'],
          ['cancel_reason', 'text null'],
          ['care', 'text null'],
          ['care_result', 'text null'],
        ],
        indexes: [
          { name: 'callback_due', columns: ['state', 'due_at', 'id'] },
          { name: 'callback_from', columns: ['state', 'from_at', 'id'] },
          { name: 'callback_state', columns: ['state', 'planned_at', 'id'] },
          { name: 'callback_plan', columns: ['plan', 'state', 'due_at', 'id'] },
          { name: 'callback_of_campaign', columns: ['campaign_id', 'state', 'due_at', 'id'] },
          { name: 'callback_figures', columns: ['due_at', 'state', 'satisfaction'] },
          { name: 'callback_planned', columns: ['planned_at', 'id'] },
          { name: 'callback_case', columns: ['case_id'], where: 'case_id is not null' },
          { name: 'callback_unit', columns: ['unit_id', 'due_at', 'id'], where: 'unit_id is not null' },
          { name: 'callback_person', columns: ['person_id', 'due_at', 'id'], where: 'person_id is not null' },
          { name: 'callback_building', columns: ['building_id', 'planned_at', 'id'] },
          { name: 'callback_care', columns: ['care', 'ended_at', 'id'], where: 'care is not null' },
        ],
      },
      {
        name: 'callback_attempt',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['callback_id', 'text'],
          ['at', 'bigint'],
          ['day', 'text'],
          ['staff_id', 'text null'],
          ['method', 'text'],
          ['reached', 'bigint'],
          ['note', 'text null'],
        ],
        indexes: [
          { name: 'callback_attempt_callback', columns: ['callback_id', 'at'] },
          { name: 'callback_attempt_day', columns: ['day', 'at', 'id'] },
        ],
      },
      {
        name: 'callback_campaign',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['name', 'text null'],
          ['script', 'text null'],
          ['questions', 'text null'],
          ['over', 'text'],
          ['plan', 'text null'],
          ['from_day', 'text'],
          ['until_day', 'text'],
          ['started_at', 'bigint'],
          ['started_by', 'text null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [{ name: 'callback_campaign_started', columns: ['started_at', 'id'] }],
      },
    ])
  }
}
