import { backupStatus, runBackup } from './backup-run.ts'
import type { Desk } from './desk.ts'

const day = 86_400_000
/** Computers sleep and clocks jump: whether one is due is asked often rather than timed exactly. */
const askEvery = 10 * 60_000
/** Not while the desk starts: the first minutes belong to people. */
const firstAsk = 3 * 60_000
/** After a failure, for example a full disk, the next attempt waits. */
const retryAfter = 60 * 60_000

export interface BackupSchedule {
  /** Asks now whether a backup is due and makes it; true where one was made. */
  ask(): Promise<boolean>
  stop(): void
}

/**
 * Backs a desk up into its own `backups` folder once a day while it is open. A failure is noted where everyone sees
 * it (`backup.status`) and tried again an hour later.
 */
export function startBackupSchedule(desk: Desk): BackupSchedule {
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()

  async function ask(): Promise<boolean> {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopping.signal.aborted) return false
    const { age, failure, running } = await backupStatus(core)
    const now = core.environment.now()
    const failedLately = failure !== null && Math.abs(now - failure.at) < retryAfter
    if (running || failedLately || (age !== null && age < day)) return false
    await runBackup(core, undefined, { signal: stopping.signal })
    return true
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
