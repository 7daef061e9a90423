import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Into what phones photograph, and which photos came. */
export class Camera1784600000048 extends DeskMigration {
  readonly name = 'Camera1784600000048'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'camera_target',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['device_id', 'text'],
          ['kind', 'text'],
          ['about_id', 'text null'],
          ['staff_id', 'text'],
          ['session_id', 'text'],
          ['opened_at', 'bigint'],
          ['ends_at', 'bigint'],
          ['ended_at', 'bigint null'],
        ],
        indexes: [
          { name: 'camera_target_device', columns: ['device_id', 'opened_at'] },
          { name: 'camera_target_staff', columns: ['staff_id', 'opened_at'] },
        ],
      },
      {
        name: 'camera_photo',
        guarded: false,
        columns: [
          ['id', 'key'],
          ['target_id', 'text'],
          ['hash', 'text'],
          ['into_place', 'text'],
          ['ref_id', 'text'],
          ['at', 'bigint'],
        ],
        indexes: [{ name: 'camera_photo_target', columns: ['target_id', 'hash'] }],
      },
    ])
  }
}
