import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class Warnings1784600000013 extends DeskMigration {
  readonly name = 'Warnings1784600000013'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'warning',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['scope', 'text'],
          ['place_id', 'text'],
          ['category', 'text'],
          ['state', 'text'],
          ['stage', 'bigint'],
          ['units', 'bigint'],
          ['cases', 'bigint'],
          ['raised_at', 'bigint'],
          ['respond_by', 'bigint'],
          ['acknowledged_at', 'bigint null'],
          ['acknowledged_by', 'text null'],
          ['next_analysis_at', 'bigint null'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'warning_place', columns: ['place_id', 'category', 'raised_at'] },
          { name: 'warning_open', columns: ['raised_at', 'id'], where: 'ended_at is null' },
          { name: 'warning_ended', columns: ['ended_at', 'id'], where: 'ended_at is not null' },
        ],
      },
      {
        name: 'warning_case',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['warning_id', 'text'],
          ['case_id', 'text'],
          ['unit_id', 'text'],
        ],
        indexes: [
          { name: 'warning_case_warning', columns: ['warning_id'] },
          { name: 'warning_case_case', columns: ['case_id'] },
        ],
      },
    ])
  }
}
