import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

export class EstateChanges1784600000034 extends DeskMigration {
  readonly name = 'EstateChanges1784600000034'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'estate_node', [['committee_on', 'text null']])
    await addColumns(runner, 'unit', [
      ['heating_area', 'bigint null'],
      ['top_floor', 'bigint null'],
      ['basement', 'bigint null'],
      ['facade', 'bigint null'],
      ['promised_on', 'text null'],
      ['handed_over_on', 'text null'],
      ['merged_into', 'text null'],
      ['stage', 'text null'],
      ['stage_reason', 'text null'],
    ])
    await createIndexes(runner, 'unit', [
      { name: 'unit_merged', columns: ['merged_into'], where: 'merged_into is not null' },
    ])
    await createTables(runner, [
      {
        name: 'unit_change',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['other_id', 'text'],
          ['kind', 'text'],
          ['at', 'bigint'],
          ['actor', 'text null'],
          ['content', 'text'],
          ['reason', 'text null'],
          ['undone_at', 'bigint null'],
        ],
        indexes: [
          { name: 'unit_change_unit', columns: ['unit_id', 'at'] },
          { name: 'unit_change_other', columns: ['other_id', 'at'] },
        ],
      },
      {
        name: 'estate_record',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['node_id', 'text'],
          ['kind', 'text'],
          ['on_day', 'text null'],
          ['title', 'text null'],
          ['note', 'text null'],
          ['hash', 'text null'],
          ['size', 'bigint null'],
          ['media_type', 'text null'],
          ['file_name', 'text null'],
          ['at', 'bigint'],
          ['actor', 'text null'],
        ],
        indexes: [
          { name: 'estate_record_node', columns: ['node_id', 'kind', 'at'] },
          { name: 'estate_record_hash', columns: ['hash'], where: 'hash is not null' },
        ],
      },
    ])
  }
}
