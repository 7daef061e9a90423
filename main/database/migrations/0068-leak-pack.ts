import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Forms on paper with reserved numbers; homes that somebody looks after before they turn to the press. */
export class LeakPack1784600000068 extends DeskMigration {
  readonly name = 'LeakPack1784600000068'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'leak_pack',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['reserved_at', 'bigint'],
          ['reserved_by', 'text null'],
          ['unknown', 'bigint'],
        ],
        indexes: [{ name: 'leak_pack_reserved', columns: ['reserved_at', 'id'] }],
      },
      {
        name: 'leak_form',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['pack_id', 'text'],
          ['place', 'bigint'],
          ['state', 'text'],
          ['case_id', 'text null'],
          ['called_at', 'bigint null'],
          ['sent_at', 'bigint null'],
          ['arrived_at', 'bigint null'],
          ['stopped_at', 'bigint null'],
          ['reason', 'text null'],
        ],
        indexes: [
          { name: 'leak_form_pack', columns: ['pack_id', 'place'] },
          { name: 'leak_form_case', columns: ['case_id'], where: 'case_id is not null' },
        ],
      },
    ])
  }
}
