import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

export class SiteAndStaff1784600000002 extends DeskMigration {
  readonly name = 'SiteAndStaff1784600000002'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'site',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['code', 'text'],
          ['name', 'text'],
          ['profile', 'text'],
          ['language', 'text'],
          ['time_zone', 'text'],
          ['card', 'text'],
          ['demo', 'bigint'],
          ['created_at', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'staff',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['login', 'text'],
          ['name', 'text null'],
          ['role', 'text'],
          ['active', 'bigint'],
          ['added_at', 'bigint'],
        ],
        indexes: [{ name: 'staff_login', columns: ['login'], unique: true }],
      },
      {
        name: 'credential',
        guarded: false,
        columns: [
          ['staff_id', 'key'],
          ['password_hash', 'text'],
          ['recovery_hash', 'text null'],
          ['changed_at', 'bigint'],
          ['failures', 'bigint'],
          ['blocked_until', 'bigint null'],
        ],
        indexes: [],
      },
      {
        name: 'session',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['staff_id', 'text'],
          ['created_at', 'bigint'],
          ['seen_at', 'bigint'],
          ['locked', 'bigint'],
        ],
        indexes: [{ name: 'session_staff', columns: ['staff_id'] }],
      },
      {
        name: 'draft',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['staff_id', 'text'],
          ['place', 'text'],
          ['body', 'text'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'draft_staff', columns: ['staff_id', 'place'] }],
      },
      {
        name: 'saved_view',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['staff_id', 'text'],
          ['place', 'text'],
          ['name', 'text'],
          ['query', 'text'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'saved_view_staff', columns: ['staff_id', 'place'] }],
      },
    ])
  }
}
