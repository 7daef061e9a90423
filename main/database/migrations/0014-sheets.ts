import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Sheets1784600000014 extends DeskMigration {
  readonly name = 'Sheets1784600000014'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'sheet',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['number', 'text null'],
          ['direction', 'text'],
          ['state', 'text'],
          ['party', 'text'],
          ['case_id', 'text null'],
          ['unit_id', 'text null'],
          ['person_id', 'text null'],
          ['subject', 'text null'],
          ['text', 'text null'],
          ['written_by', 'text null'],
          ['at', 'bigint'],
          ['issued_at', 'bigint null'],
          ['due_at', 'bigint null'],
          ['deliver_by', 'bigint null'],
          ['next_due_at', 'bigint null'],
          ['escalated_to', 'text null'],
          ['delivered_at', 'bigint null'],
          ['received_by', 'text null'],
          ['delivery_way', 'text null'],
          ['replied_at', 'bigint null'],
          ['replied_by', 'text null'],
          ['reply', 'text null'],
          ['ended_at', 'bigint null'],
          ['withdraw_reason', 'text null'],
          ['sent_back', 'bigint'],
          ['chases', 'bigint'],
          ['chased_at', 'bigint null'],
          ['files', 'bigint'],
        ],
        indexes: [
          { name: 'sheet_number', columns: ['number'], unique: true, where: `direction = 'out'` },
          { name: 'sheet_written', columns: ['direction', 'at', 'id'] },
          { name: 'sheet_state', columns: ['direction', 'state', 'at', 'id'] },
          { name: 'sheet_party', columns: ['direction', 'party', 'at', 'id'] },
          { name: 'sheet_party_state', columns: ['direction', 'party', 'state', 'at', 'id'] },
          {
            name: 'sheet_due',
            columns: ['direction', 'next_due_at', 'id'],
            where: 'next_due_at is not null',
          },
          {
            name: 'sheet_party_due',
            columns: ['direction', 'party', 'next_due_at', 'id'],
            where: 'next_due_at is not null',
          },
          { name: 'sheet_case', columns: ['case_id', 'at'], where: 'case_id is not null' },
        ],
      },
      {
        name: 'sheet_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['sheet_id', 'text'],
          ['part', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
          ['attached_at', 'bigint'],
        ],
        indexes: [
          { name: 'sheet_file_sheet', columns: ['sheet_id'] },
          { name: 'sheet_file_hash', columns: ['hash'] },
        ],
      },
      {
        name: 'sheet_step',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['sheet_id', 'text'],
          ['step', 'text'],
          ['outcome', 'text null'],
          ['done_at', 'bigint'],
          ['following_due_at', 'bigint null'],
          ['text', 'text null'],
        ],
        indexes: [{ name: 'sheet_step_sheet', columns: ['sheet_id'] }],
      },
      {
        name: 'recipient',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['name', 'text'],
          ['contact', 'text null'],
          ['due_hours', 'bigint null'],
          ['retired', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
