import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Walks through homes with what was looked at, measured, signed and found. */
export class Inspections1784600000091 extends DeskMigration {
  readonly name = 'Inspections1784600000091'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'inspection',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['building_id', 'text'],
          ['type_id', 'text null'],
          ['type_version', 'bigint'],
          ['checklist_version', 'bigint'],
          ['rooms', 'text'],
          ['purpose', 'text'],
          ['side', 'text'],
          ['inspector', 'text null'],
          ['batch_id', 'text null'],
          ['visit_id', 'text null'],
          ['state', 'text'],
          ['planned_on', 'text null'],
          ['begun_at', 'bigint null'],
          ['finished_at', 'bigint null'],
          ['conclusion', 'text null'],
          ['reasons', 'text'],
          ['note', 'text null'],
          ['void_reason', 'text null'],
          ['late', 'bigint'],
          ['sorted_at', 'bigint'],
        ],
        indexes: [
          { name: 'inspection_unit', columns: ['unit_id', 'sorted_at', 'id'] },
          { name: 'inspection_state', columns: ['state', 'sorted_at', 'id'] },
        ],
      },
      {
        name: 'inspection_item',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['inspection_id', 'text'],
          ['room_id', 'text'],
          ['item_id', 'text'],
          ['result', 'text'],
        ],
        indexes: [
          { name: 'inspection_item_inspection', columns: ['inspection_id', 'id'] },
          { name: 'inspection_item_item', columns: ['item_id'] },
        ],
      },
      {
        name: 'inspection_measure',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['inspection_id', 'text'],
          ['room_id', 'text'],
          ['item_id', 'text'],
          ['measured', 'text'],
          ['measured_at', 'bigint'],
        ],
        indexes: [{ name: 'inspection_measure_inspection', columns: ['inspection_id', 'measured_at', 'id'] }],
      },
      {
        name: 'inspection_signature',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['inspection_id', 'text'],
          ['role', 'text'],
          ['person_id', 'text null'],
          ['name', 'text null'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['media_type', 'text'],
          ['signed_at', 'bigint'],
        ],
        indexes: [
          { name: 'inspection_signature_inspection', columns: ['inspection_id', 'signed_at', 'id'] },
          { name: 'inspection_signature_hash', columns: ['hash'] },
          { name: 'inspection_signature_person', columns: ['person_id'], where: 'person_id is not null' },
        ],
      },
      {
        name: 'defect',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['inspection_id', 'text'],
          ['unit_id', 'text'],
          ['building_id', 'text'],
          ['type_id', 'text null'],
          ['room_id', 'text'],
          ['room_kind', 'text'],
          ['room_name', 'text'],
          ['item_id', 'text null'],
          ['finding_id', 'text null'],
          ['part', 'text'],
          ['kind', 'text'],
          ['severity', 'text'],
          ['text', 'text null'],
          ['side', 'text'],
          ['state', 'text'],
          ['pin', 'text null'],
          ['works_id', 'text null'],
          ['contractor_id', 'text null'],
          ['due_on', 'text null'],
          ['found_at', 'bigint'],
          ['found_by', 'text null'],
          ['late', 'bigint'],
          ['void_reason', 'text null'],
        ],
        indexes: [
          { name: 'defect_inspection', columns: ['inspection_id', 'found_at', 'id'] },
          { name: 'defect_unit', columns: ['unit_id', 'state', 'found_at', 'id'] },
          { name: 'defect_item', columns: ['item_id'], where: 'item_id is not null' },
        ],
      },
      {
        name: 'defect_file',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['defect_id', 'text'],
          ['of', 'text'],
          ['hash', 'text'],
          ['size', 'bigint'],
          ['name', 'text null'],
          ['media_type', 'text'],
          ['taken_at', 'bigint null'],
          ['added_at', 'bigint'],
          ['marks', 'text null'],
        ],
        indexes: [
          { name: 'defect_file_defect', columns: ['defect_id', 'added_at', 'id'] },
          { name: 'defect_file_hash', columns: ['hash'] },
        ],
      },
    ])
  }
}
