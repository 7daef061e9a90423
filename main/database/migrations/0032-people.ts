import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

/** People in full: what is verified and when, shares, merged records, and pairs that may be the same person. */
export class People1784600000032 extends DeskMigration {
  readonly name = 'People1784600000032'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'person', [
      ['languages', 'text null'],
      ['care', 'text null'],
      ['contact_times', 'text null'],
      ['address_verified_on', 'text null'],
      ['id_verified_on', 'text null'],
      ['birthday_verified_on', 'text null'],
      ['merged_into', 'text null'],
    ])
    await createIndexes(runner, 'person', [
      { name: 'person_merged_into', columns: ['merged_into'], where: 'merged_into is not null' },
      { name: 'person_id_document', columns: ['id_document'], where: 'id_document is not null' },
    ])
    await addColumns(runner, 'person_phone', [['verified_on', 'text null']])
    await addColumns(runner, 'occupancy', [['share', 'bigint null']])
    await createTables(runner, [
      {
        name: 'person_merge',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['survivor_id', 'text'],
          ['merged_id', 'text'],
          ['merged_at', 'bigint'],
          ['merged_by', 'text null'],
          ['undone_at', 'bigint null'],
          ['plan', 'text'],
          ['details', 'text null'],
        ],
        indexes: [
          { name: 'person_merge_survivor', columns: ['survivor_id'] },
          { name: 'person_merge_merged', columns: ['merged_id'] },
        ],
      },
      {
        name: 'person_distinct',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['person_id', 'text'],
          ['other_id', 'text'],
          ['judged_at', 'bigint'],
          ['judged_by', 'text null'],
        ],
        indexes: [
          { name: 'person_distinct_person', columns: ['person_id'] },
          { name: 'person_distinct_other', columns: ['other_id'] },
        ],
      },
      {
        name: 'duplicate_proposal',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['person_id', 'text'],
          ['other_id', 'text'],
          ['score', 'bigint'],
          ['evidence', 'text'],
        ],
        indexes: [
          { name: 'duplicate_proposal_score', columns: ['score', 'id'] },
          { name: 'duplicate_proposal_person', columns: ['person_id'] },
          { name: 'duplicate_proposal_other', columns: ['other_id'] },
        ],
      },
      {
        name: 'duplicate_scan',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['position', 'bigint'],
          ['full_at', 'bigint null'],
        ],
        indexes: [],
      },
    ])
  }
}
