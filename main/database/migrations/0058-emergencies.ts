import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

/** Emergencies with their steps, readings of rain, and to which emergency a report belongs. */
export class Emergencies1784600000058 extends DeskMigration {
  readonly name = 'Emergencies1784600000058'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'emergency',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['kind', 'text'],
          ['level', 'text null'],
          ['level_since', 'bigint'],
          ['started_at', 'bigint'],
          ['started_by', 'text null'],
          ['ended_at', 'bigint null'],
          ['note', 'text null'],
        ],
        indexes: [
          { name: 'emergency_running', columns: ['kind'], where: 'ended_at is null' },
          { name: 'emergency_started', columns: ['started_at', 'id'] },
        ],
      },
      {
        name: 'emergency_step',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['emergency_id', 'text'],
          ['what', 'text'],
          ['level', 'text null'],
          ['at', 'bigint'],
          ['by', 'text null'],
          ['text', 'text null'],
        ],
        indexes: [{ name: 'emergency_step_of', columns: ['emergency_id', 'at', 'id'] }],
      },
      {
        name: 'rain_reading',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['from_at', 'bigint'],
          ['to_at', 'bigint'],
          ['hundredths', 'bigint'],
          ['source', 'text'],
          ['by', 'text null'],
        ],
        indexes: [{ name: 'rain_reading_to', columns: ['to_at', 'id'] }],
      },
    ])
    await addColumns(runner, 'leak', [
      ['kind', 'text null'],
      ['emergency_id', 'text null'],
    ])
    await createIndexes(runner, 'leak', [{ name: 'leak_emergency', columns: ['emergency_id'] }])
  }
}
