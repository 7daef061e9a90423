import { existsSync } from 'node:fs'
import { isThere, readSecondPlace } from './backup-places.ts'
import { backupStatus, runBackup, runBackupCheck, runSecondBackup } from './backup-run.ts'
import type { DeskCore } from './core.ts'
import type { Desk } from './desk.ts'
import { createRounds } from './rounds.ts'

const day = 86_400_000
/** Computers sleep and clocks jump: whether one is due is asked often rather than timed exactly. */
const askEvery = 10 * 60_000
/** Not while the desk starts: the first minutes belong to people. */
const firstAsk = 3 * 60_000
/** After a failure, for example a full disk, the next attempt waits. */
const retryAfter = 60 * 60_000
/** How often the newest backup is read back whole. */
const checkEvery = 7 * day
/** Nobody entered anything for this long: a backup disturbs nobody. */
const idleAfter = 2 * 60_000
/** A desk where somebody always enters something is backed up all the same. */
const waitAtMost = 6 * 60 * 60_000

export interface BackupSchedule {
  /** Asks now whether a backup is due and makes it; true where one was made. */
  ask(): Promise<boolean>
  /** Calls off what is under way, and resolves when it is. */
  stop(): Promise<void>
}

/**
 * Backs a desk up into its own `backups` folder once a day while it is open and nobody is entering anything, then to
 * the second place, which catches up when it is there again. Once a week the newest backup is read back whole. A
 * failure is noted where everyone sees it (`backup.status`) and tried again an hour later.
 */
export function startBackupSchedule(desk: Desk): BackupSchedule {
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()
  const rounds = createRounds()
  const { signal } = stopping
  const activity = watchActivity()

  async function ask(): Promise<boolean> {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || signal.aborted) return false
    activity.watch(core)
    const status = await backupStatus(core)
    const now = core.environment.now()
    const lately = (at: number | undefined) => at !== undefined && Math.abs(now - at) < retryAfter
    if (status.running) return false
    const { age, last, checked } = status
    const failedLately = lately(status.failure?.at)
    const isDue = age === null || age >= day
    if (isDue && !failedLately) {
      if (age !== null && age < day + waitAtMost && activity.isBusy(core)) return false
      await runBackup(core, undefined, { signal })
      await catchUp(core)
      return true
    }
    if (!lately(status.secondFailure?.at) && (await catchUp(core))) return true
    // A stick that is not there now is looked at another time.
    const checkDue = checked === null || now - checked.at >= checkEvery
    if (!failedLately && checkDue && last && existsSync(last.file))
      await runBackupCheck(core, last.file, { signal })
    return false
  }

  /** Brings the second place up to date where it is there and lacks a day. */
  async function catchUp(core: DeskCore): Promise<boolean> {
    const place = await readSecondPlace(core)
    if (!place || !(await isThere(place))) return false
    const { second } = await backupStatus(core)
    const isDue = second === null || core.environment.now() - second.at >= day
    if (!isDue || signal.aborted) return false
    await runSecondBackup(core, { signal })
    return true
  }

  const plan = (delay: number) => {
    timer = setTimeout(() => {
      // What went wrong is in the note that backup.status shows.
      rounds
        .run(ask())
        .catch(() => false)
        .finally(() => {
          if (!stopping.signal.aborted) plan(askEvery)
        })
    }, delay)
    timer.unref()
  }
  plan(firstAsk)

  return {
    ask: () => rounds.run(ask()),
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      activity.stop()
      await rounds.settled()
    },
  }
}

/** When somebody last entered something. */
function watchActivity() {
  let watched: DeskCore | undefined
  let stopListening: (() => void) | undefined
  let last = Number.NEGATIVE_INFINITY
  return {
    watch(core: DeskCore) {
      if (core === watched) return
      stopListening?.()
      watched = core
      stopListening = core.onChange(() => {
        last = core.environment.now()
      })
    },
    isBusy: (core: DeskCore) => Math.abs(core.environment.now() - last) < idleAfter,
    stop: () => stopListening?.(),
  }
}
