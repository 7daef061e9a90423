import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

/** Defects given out for repair, joined where two inspectors found one, and judged to be two. */
export class Rectification1784600000092 extends DeskMigration {
  readonly name = 'Rectification1784600000092'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'defect', [
      ['order_id', 'text null'],
      ['joined_into', 'text null'],
      ['answer', 'text null'],
      ['sent_back', 'bigint null'],
      ['repaired_at', 'bigint null'],
      ['accepted_at', 'bigint null'],
    ])
    await createTables(runner, [
      {
        name: 'rectification',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['number', 'text'],
          ['contractor_id', 'text null'],
          ['party', 'text'],
          ['due_on', 'text'],
          ['dispatched_at', 'bigint'],
          ['dispatched_by', 'text null'],
          ['note', 'text null'],
          ['chased', 'bigint'],
          ['chased_at', 'bigint null'],
          ['joined_into', 'text null'],
        ],
        indexes: [
          { name: 'rectification_due', columns: ['due_on', 'id'] },
          { name: 'rectification_party', columns: ['contractor_id', 'due_on', 'id'] },
        ],
      },
      {
        name: 'defect_distinct',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['defect_id', 'text'],
          ['other_id', 'text'],
          ['judged_at', 'bigint'],
        ],
        indexes: [{ name: 'defect_distinct_defect', columns: ['defect_id'] }],
      },
    ])
    await createIndexes(runner, 'defect', [
      { name: 'defect_order', columns: ['order_id', 'state', 'due_on'], where: 'order_id is not null' },
      { name: 'defect_joined', columns: ['joined_into'], where: 'joined_into is not null' },
      { name: 'defect_due', columns: ['state', 'due_on', 'id'] },
      { name: 'defect_type', columns: ['type_id', 'state'], where: 'type_id is not null' },
    ])
  }
}
