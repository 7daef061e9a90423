import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

/** A visit to a dissatisfied owner is a home visit: the callback keeps which one. */
export class CareVisits1784600000021 extends DeskMigration {
  readonly name = 'CareVisits1784600000021'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'callback', [['care_visit', 'text null']])
    await createIndexes(runner, 'callback', [
      { name: 'callback_care_visit', columns: ['care_visit'], where: 'care_visit is not null' },
    ])
  }
}
