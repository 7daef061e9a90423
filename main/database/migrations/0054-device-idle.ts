import type { QueryRunner } from 'typeorm'
import { addColumns, DeskMigration } from '../migration-tools.ts'

/** After how many minutes without a touch a device locks; null leaves it to its screen. */
export class DeviceIdle1784600000054 extends DeskMigration {
  readonly name = 'DeviceIdle1784600000054'

  async change(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'device', [['idle_minutes', 'bigint null']])
  }
}
