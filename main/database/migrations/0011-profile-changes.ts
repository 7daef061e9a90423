import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class ProfileChanges1784600000011 extends DeskMigration {
  readonly name = 'ProfileChanges1784600000011'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'profile_change',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['site_id', 'text'],
          ['section', 'text'],
          ['version', 'bigint'],
          ['content', 'text null'],
          ['differences', 'text'],
          ['changed_by', 'text null'],
          ['changed_at', 'bigint'],
        ],
        indexes: [
          { name: 'profile_change_version', columns: ['site_id', 'version'] },
          { name: 'profile_change_section', columns: ['site_id', 'section', 'version'] },
        ],
      },
    ])
  }
}
