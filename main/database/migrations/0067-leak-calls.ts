import type { QueryRunner } from 'typeorm'
import { addColumns, createTables, DeskMigration } from '../migration-tools.ts'

/** Whom a leak is about, what was said of press and neighbours, and each call of a household. */
export class LeakCalls1784600000067 extends DeskMigration {
  readonly name = 'LeakCalls1784600000067'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'leak', [
      ['about', 'text null'],
      ['mentions', 'text null'],
    ])
    await createTables(runner, [
      {
        name: 'leak_call',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['case_id', 'text'],
          ['called_at', 'bigint'],
          ['at', 'bigint'],
          ['taken_by', 'text null'],
          ['joined', 'bigint'],
        ],
        indexes: [
          { name: 'leak_call_case', columns: ['case_id', 'called_at'] },
          { name: 'leak_call_taken', columns: ['taken_by', 'at', 'id'] },
          { name: 'leak_call_called', columns: ['called_at', 'id'] },
        ],
      },
    ])
  }
}
