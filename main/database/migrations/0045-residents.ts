import type { QueryRunner } from 'typeorm'
import { createIndexes, DeskMigration } from '../migration-tools.ts'

/** How many live in the homes of a house, and who of them is no ordinary customer, is told by indexes alone. */
export class Residents1784600000045 extends DeskMigration {
  readonly name = 'Residents1784600000045'

  async change(runner: QueryRunner): Promise<void> {
    // It begins as the index it takes the place of did.
    await runner.query('drop index occupancy_unit')
    await createIndexes(runner, 'occupancy', [
      { name: 'occupancy_home', columns: ['unit_id', 'person_id', 'role', 'from_day', 'until_day'] },
    ])
    await createIndexes(runner, 'person', [
      { name: 'person_special', columns: ['id', 'tier'], where: "tier <> 'ordinary'" },
    ])
  }
}
