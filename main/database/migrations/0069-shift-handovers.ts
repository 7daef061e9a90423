import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What one shift hands over to the next. */
export class ShiftHandovers1784600000069 extends DeskMigration {
  readonly name = 'ShiftHandovers1784600000069'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'shift_handover',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['given_by', 'text'],
          ['taken_by', 'text'],
          ['handed_at', 'bigint'],
          ['accepted_at', 'bigint null'],
          ['open', 'bigint'],
          ['late', 'bigint'],
          ['items', 'text'],
          ['note', 'text null'],
        ],
        indexes: [{ name: 'shift_handover_at', columns: ['handed_at', 'id'] }],
      },
    ])
  }
}
