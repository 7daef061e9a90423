import type { Desk } from './desk.ts'
import type { DeskCore } from './core.ts'
import { removeImportSources } from './import-sources.ts'
import { thinMigrationCopies } from './migration-backup.ts'
import { sweepUnnamedFiles } from './orphans.ts'
import { createRounds, type Rounds } from './rounds.ts'

const minute = 60_000
const day = 86_400_000

/** Nobody entered anything for this long: time to merge the search index. */
const idleAfter = 5_000
/** People and cases indexed in one turn of the writer. */
const slice = 500
/** Uploads nobody went on with wait this long. */
const uploadGrace = 7 * day

/** What a desk does for itself while it is open. */
export interface Housekeeping {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}

/**
 * Indexes what an import left behind and merges the search index while nobody writes, forgets old answers of commands, sweeps abandoned uploads and files
 * that nothing refers to, and ends the time of imported workbooks. Failures are left for the next round: nothing here is needed for today's work.
 */
export function startHousekeeping(desk: Desk): Housekeeping {
  const rounds = createRounds()
  let idle: NodeJS.Timeout | undefined
  let stopListening: (() => void) | undefined
  let watched: DeskCore | undefined
  let lastSweep = 0
  let stopped = false

  const whenIdle = async (core: DeskCore) => {
    const { left } = await core.writer.run('settleDerived', { most: slice })
    if (left) {
      // In slices, so that whoever enters something now never waits for all of it.
      if (!stopped) idle = later(rounds, () => whenIdle(core), 0)
      return
    }
    const { more } = await core.writer.run('optimiseSearch', { steps: 4 })
    if (more && !stopped) idle = later(rounds, () => whenIdle(core), 500)
  }
  const watch = (core: DeskCore) => {
    watched = core
    stopListening?.()
    stopListening = core.onChange(() => {
      clearTimeout(idle)
      idle = later(rounds, () => whenIdle(core), idleAfter)
    })
  }
  const round = async () => {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopped) return
    if (core !== watched) watch(core)
    const now = core.environment.now()
    await core.writer.run('tidy', { now })
    // Also where nothing changed since: what an import left behind when its indexing failed.
    clearTimeout(idle)
    idle = later(rounds, () => whenIdle(core), 0)
    if (now - lastSweep < day) return
    lastSweep = now
    await removeImportSources(core)
    await core.archive.sweepUnfinished(uploadGrace)
    await sweepUnnamedFiles(core)
    await thinMigrationCopies(core.dataFolder, now)
  }
  const first = later(rounds, round, minute)
  const timer = setInterval(() => settle(rounds.run(round())), 10 * minute).unref()

  return {
    async stop() {
      stopped = true
      clearTimeout(first)
      clearTimeout(idle)
      clearInterval(timer)
      stopListening?.()
      await rounds.settled()
    },
  }
}

function later(rounds: Rounds, work: () => Promise<void>, delay: number): NodeJS.Timeout {
  return setTimeout(() => settle(rounds.run(work())), delay).unref()
}

/** What fails is tried again in the next round; the reason is for whoever looks at the program's output. */
function settle(work: Promise<void>): void {
  work.catch((error: unknown) => {
    process.stderr.write(`housekeeping: ${error instanceof Error ? error.message : String(error)}\n`)
  })
}
