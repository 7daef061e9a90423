import { startClocks } from './clocks.ts'
import { startBackupSchedule } from './backup-schedule.ts'
import { startDaily } from './daily.ts'
import type { Desk } from './desk.ts'
import { startHousekeeping } from './housekeeping.ts'

/** What a host starts beside a desk that stays open, and stops before it closes the desk. */
export interface DeskServices {
  stop(): void
}

/** Daily backups, housekeeping, the clocks of deadlines, what is planned once a day. */
export function startServices(desk: Desk): DeskServices {
  const running = [startBackupSchedule(desk), startHousekeeping(desk), startClocks(desk), startDaily(desk)]
  return {
    stop() {
      for (const service of running) service.stop()
    },
  }
}
