import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** What headquarters says to documents of a site: approved, sent back, on record. */
export class LetterDecisions1784600000083 extends DeskMigration {
  readonly name = 'LetterDecisions1784600000083'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'letter_decision',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['letter_id', 'text'],
          ['verdict', 'text'],
          ['seen', 'text'],
          ['reference', 'text'],
          ['words', 'text null'],
          ['sender', 'text null'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'letter_decision_letter', columns: ['letter_id', 'at'] }],
      },
    ])
  }
}
