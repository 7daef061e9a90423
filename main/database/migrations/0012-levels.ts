import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, DeskMigration } from '../migration-tools.ts'

export class Levels1784600000012 extends DeskMigration {
  readonly name = 'Levels1784600000012'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'case', [
      ['level', 'bigint null'],
      ['level_reason', 'text null'],
      ['level_by', 'text null'],
      ['level_note', 'text null'],
      ['proposed_level', 'bigint null'],
      ['proposed_reason', 'text null'],
      ['cause', 'text null'],
      ['responsible_kind', 'text null'],
      ['responsible', 'text null'],
      ['responsible_by', 'text null'],
      ['responsible_at', 'bigint null'],
      ['leader', 'text null'],
      ['followed_at', 'bigint null'],
    ])
    await createIndexes(runner, 'case', [
      { name: 'case_level', columns: ['level', 'state', 'received_at', 'id'], where: 'level is not null' },
      {
        name: 'case_follow_up',
        columns: ['followed_at', 'id'],
        where: `level <= 2 and state in ('received', 'handling', 'resolved')`,
      },
      {
        name: 'case_collective',
        columns: ['building_id', 'category', 'received_at', 'unit_id'],
        where: 'unit_id is not null',
      },
      {
        name: 'case_collective_project',
        columns: ['project_id', 'category', 'received_at', 'unit_id'],
        where: 'unit_id is not null',
      },
      { name: 'case_leader', columns: ['leader'], where: 'leader is not null' },
    ])
  }
}
