import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

/** A letter may belong to the file of a home. */
export class LetterHome1784600000044 extends DeskMigration {
  readonly name = 'LetterHome1784600000044'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'letter', [['unit_id', 'text null']])
    await createIndexes(runner, 'letter', [
      { name: 'letter_unit', columns: ['unit_id'], where: 'unit_id is not null' },
    ])
  }
}
