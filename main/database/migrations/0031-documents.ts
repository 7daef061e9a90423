import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Papers in the files of homes, what they do not need, and the scanning inbox of this computer. */
export class Documents1784600000031 extends DeskMigration {
  readonly name = 'Documents1784600000031'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'document',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['person_id', 'text null'],
          ['type', 'text'],
          ['title', 'text null'],
          ['original', 'bigint'],
          ['pages', 'bigint'],
          ['shelf', 'text'],
          ['dated', 'text null'],
          ['note', 'text null'],
          ['state', 'text'],
          ['reason', 'text null'],
          ['replaced_by', 'text null'],
          ['filed_at', 'bigint'],
          ['filed_by', 'text null'],
        ],
        indexes: [
          { name: 'document_unit', columns: ['unit_id', 'type', 'state'] },
          { name: 'document_type', columns: ['type'] },
          { name: 'document_filed', columns: ['filed_at', 'id'] },
          { name: 'document_person', columns: ['person_id'], where: 'person_id is not null' },
        ],
      },
      {
        name: 'document_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['document_id', 'text'],
          ['place', 'bigint'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
        ],
        indexes: [
          { name: 'document_file_document', columns: ['document_id', 'place'] },
          { name: 'document_file_hash', columns: ['hash'] },
        ],
      },
      {
        name: 'document_waiver',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['type', 'text'],
          ['reason', 'text null'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'document_waiver_unit', columns: ['unit_id'] }],
      },
      {
        name: 'unit_completeness',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['building_id', 'text'],
          ['required', 'bigint'],
          ['present', 'bigint'],
          ['missing', 'text'],
        ],
        indexes: [{ name: 'unit_completeness_building', columns: ['building_id', 'required', 'present'] }],
      },
      {
        name: 'checklist_mark',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['mark', 'text'],
        ],
        indexes: [],
      },
      {
        name: 'scan',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text'],
          ['media_type', 'text'],
          ['pages', 'bigint null'],
          ['doubt', 'text null'],
          ['source_key', 'text null'],
          ['taken_at', 'bigint'],
          ['taken_by', 'text null'],
          ['state', 'text'],
          ['document_id', 'text null'],
        ],
        indexes: [
          { name: 'scan_state', columns: ['state', 'taken_at', 'id'] },
          { name: 'scan_hash', columns: ['hash'] },
          { name: 'scan_source', columns: ['source_key'], where: 'source_key is not null' },
          { name: 'scan_document', columns: ['document_id'], where: 'document_id is not null' },
        ],
      },
      {
        name: 'scan_folder',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['folder', 'text'],
          ['leave', 'bigint'],
        ],
        indexes: [],
      },
    ])
  }
}
