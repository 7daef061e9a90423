import type { QueryRunner } from 'typeorm'
import { createIndexes, DeskMigration } from '../migration-tools.ts'

/** Storms that ended lately are found at once, whose reports are owed. */
export class EmergencyEnded1784600000100 extends DeskMigration {
  readonly name = 'EmergencyEnded1784600000100'

  async change(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, 'emergency', [
      { name: 'emergency_ended', columns: ['kind', 'ended_at', 'id'] },
    ])
  }
}
