import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Cases1784600000005 extends DeskMigration {
  readonly name = 'Cases1784600000005'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'case',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['number', 'text'],
          ['kind', 'text'],
          ['category', 'text'],
          ['channel', 'text'],
          ['state', 'text'],
          ['emergency', 'bigint'],
          ['unit_id', 'text null'],
          ['building_id', 'text null'],
          ['project_id', 'text null'],
          ['person_id', 'text null'],
          ['caller_name', 'text null'],
          ['caller_phone', 'text null'],
          ['text', 'text null'],
          ['room', 'text null'],
          ['place', 'text null'],
          ['wish', 'text null'],
          ['source', 'text null'],
          ['first_contact', 'text null'],
          ['assignee', 'text null'],
          ['waiting_on', 'text null'],
          ['waiting_since', 'bigint null'],
          ['received_at', 'bigint'],
          ['active_at', 'bigint'],
          ['resolved_at', 'bigint null'],
          ['verified', 'text null'],
          ['closed_at', 'bigint null'],
          ['without_callback', 'text null'],
          ['void_reason', 'text null'],
          ['duplicate_of', 'text null'],
          ['files', 'bigint'],
        ],
        indexes: [
          { name: 'case_number', columns: ['number'], unique: true },
          { name: 'case_received', columns: ['received_at', 'id'] },
          { name: 'case_state', columns: ['state', 'received_at', 'id'] },
          { name: 'case_building', columns: ['building_id', 'state', 'received_at', 'id'] },
          { name: 'case_assignee', columns: ['assignee', 'state', 'received_at', 'id'] },
          { name: 'case_category', columns: ['category', 'state', 'received_at', 'id'] },
          { name: 'case_kind', columns: ['kind', 'state', 'received_at', 'id'] },
          { name: 'case_unit', columns: ['unit_id', 'received_at', 'id'] },
          { name: 'case_person', columns: ['person_id', 'received_at', 'id'] },
          { name: 'case_channel', columns: ['channel', 'received_at', 'id'] },
          { name: 'case_first_contact', columns: ['first_contact', 'received_at', 'id'] },
          { name: 'case_waiting', columns: ['received_at', 'id'], where: 'waiting_since is not null' },
          { name: 'case_emergency', columns: ['received_at', 'id'], where: 'emergency = 1' },
          { name: 'case_duplicate_of', columns: ['duplicate_of'], where: 'duplicate_of is not null' },
          { name: 'case_active', columns: ['active_at', 'id'] },
        ],
      },
      {
        name: 'case_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
          ['taken_at', 'bigint null'],
          ['attached_at', 'bigint'],
        ],
        indexes: [
          { name: 'case_file_case', columns: ['case_id'] },
          { name: 'case_file_hash', columns: ['hash'] },
        ],
      },
    ])
  }
}
