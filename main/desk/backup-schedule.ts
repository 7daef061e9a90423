import { existsSync } from 'node:fs'
import { backupStatus, runBackup, runBackupCheck } from './backup-run.ts'
import type { Desk } from './desk.ts'

const day = 86_400_000
/** Computers sleep and clocks jump: whether one is due is asked often rather than timed exactly. */
const askEvery = 10 * 60_000
/** Not while the desk starts: the first minutes belong to people. */
const firstAsk = 3 * 60_000
/** After a failure, for example a full disk, the next attempt waits. */
const retryAfter = 60 * 60_000
/** How often the newest backup is read back whole. */
const checkEvery = 7 * day

export interface BackupSchedule {
  /** Asks now whether a backup is due and makes it; true where one was made. */
  ask(): Promise<boolean>
  stop(): void
}

/**
 * Backs a desk up into its own `backups` folder once a day while it is open, and once a week reads the newest backup
 * back whole. A failure is noted where everyone sees
 * it (`backup.status`) and tried again an hour later.
 */
export function startBackupSchedule(desk: Desk): BackupSchedule {
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()

  async function ask(): Promise<boolean> {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopping.signal.aborted) return false
    const { age, last, checked, failure, running } = await backupStatus(core)
    const now = core.environment.now()
    const failedLately = failure !== null && Math.abs(now - failure.at) < retryAfter
    if (running || failedLately) return false
    const { signal } = stopping
    if (age === null || age >= day) {
      await runBackup(core, undefined, { signal })
      return true
    }
    // A stick that is not there now is looked at another time.
    const checkDue = checked === null || now - checked.at >= checkEvery
    if (checkDue && last && existsSync(last.file)) await runBackupCheck(core, last.file, { signal })
    return false
  }

  const plan = (delay: number) => {
    timer = setTimeout(() => {
      // What went wrong is in the note that backup.status shows.
      ask()
        .catch(() => false)
        .finally(() => {
          if (!stopping.signal.aborted) plan(askEvery)
        })
    }, delay)
    timer.unref()
  }
  plan(firstAsk)

  return {
    ask,
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
