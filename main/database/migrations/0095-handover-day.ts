import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** The day of handover: stops at stations, objections, reminders, what became of each visit. */
export class HandoverDay1784600000095 extends DeskMigration {
  readonly name = 'HandoverDay1784600000095'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'handover_stop',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
          ['batch_id', 'text null'],
          ['day', 'text'],
          ['station_id', 'text'],
          ['station_name', 'text'],
          ['arrived_at', 'bigint'],
          ['called_at', 'bigint null'],
          ['served_at', 'bigint null'],
          ['left_at', 'bigint null'],
          ['counter', 'bigint null'],
        ],
        indexes: [
          { name: 'handover_stop_visit', columns: ['visit_id', 'arrived_at', 'id'] },
          { name: 'handover_stop_day', columns: ['day', 'batch_id', 'station_id'] },
        ],
      },
      {
        name: 'handover_objection',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
          ['sheet_id', 'text'],
          ['day', 'text'],
          ['at', 'bigint'],
          ['text', 'text null'],
        ],
        indexes: [
          { name: 'handover_objection_visit', columns: ['visit_id', 'at'] },
          { name: 'handover_objection_day', columns: ['day'] },
        ],
      },
      {
        name: 'handover_reminder',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
          ['step', 'text'],
          ['on_day', 'text'],
          ['letter_id', 'text null'],
          ['file_id', 'text null'],
          ['note', 'text null'],
          ['at', 'bigint'],
          ['by', 'text null'],
        ],
        indexes: [{ name: 'handover_reminder_visit', columns: ['visit_id', 'on_day', 'at'] }],
      },
      {
        name: 'handover_outcome',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['visit_id', 'text'],
          ['batch_id', 'text null'],
          ['building_id', 'text'],
          ['day', 'text'],
          ['outcome', 'text'],
          ['reasons', 'text'],
          ['at', 'bigint'],
        ],
        indexes: [
          { name: 'handover_outcome_day', columns: ['batch_id', 'day', 'outcome'] },
          { name: 'handover_outcome_visit', columns: ['visit_id', 'at'] },
        ],
      },
    ])
  }
}
