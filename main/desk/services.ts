import { createTierSweep } from '../callbacks/tier-sweep.ts'
import { createSweeper } from '../deadlines/sweep.ts'
import { createDocumentService } from '../documents/service.ts'
import { createConsolidationSweep } from '../hq/consolidated/consolidate.ts'
import { startBackupSchedule } from './backup-schedule.ts'
import { startStandby } from '../standby/service.ts'
import type { Desk } from './desk.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createSyncTimer } from '../sync/network/timer.ts'
import { startIntegrity } from './integrity-service.ts'
import { type Looks, startLooks } from './looks.ts'

const deadlines: Looks = {
  name: 'deadlines',
  first: 2_000,
  every: 60_000,
  of: (core, stopped) => createSweeper(core, () => performance.now(), stopped),
}

/** Calls to customers of a tier: on each new day, and after their plans changed. */
const tierCalls: Looks = { name: 'callbacks', first: 5_000, every: 600_000, of: createTierSweep }

/** The scanning folder: scanners are done with a page in seconds, and a file is taken when two looks find it the same. */
const documents: Looks = { name: 'documents', first: 2_000, every: 2_000, of: createDocumentService }

/** At a headquarters: lists over all sites that a crash, an update or a backup left behind. */
const consolidation: Looks = {
  name: 'consolidation',
  first: 3_000,
  every: 600_000,
  of: createConsolidationSweep,
}

/** Sync over the network where it was switched on by time. */
const sync: Looks = { name: 'sync', first: 60_000, every: 60_000, of: createSyncTimer }

/** What a host starts beside a desk that stays open, and stops before it closes the desk. */
export interface DeskServices {
  /** Calls off what is under way and waits for it: the desk may be closed then. */
  stop(): Promise<void>
}

/** Daily backups, housekeeping, the weekly check of stored files, and what is looked at again and again. */
export function startServices(desk: Desk): DeskServices {
  const running = [
    startBackupSchedule(desk),
    startHousekeeping(desk),
    startIntegrity(desk),
    startStandby(desk),
    ...[deadlines, tierCalls, documents, consolidation, sync].map(looks => startLooks(desk, looks)),
  ]
  return {
    async stop() {
      await Promise.all(running.map(service => service.stop()))
    },
  }
}
