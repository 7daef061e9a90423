import type { Desk } from './desk.ts'
import { type SlicePace, sweepNext } from './integrity.ts'
import { readIntegrity } from './integrity-record.ts'
import { createRounds } from './rounds.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** Not while the desk starts, nor beside the first backup. */
const firstSlice = 12 * minute
const nextSlice = 10 * minute
/** A new round begins so long after the last one was complete. */
const roundEvery = 7 * day
/** A third of what the slowest disks give, and never for long: people come first. */
const gently: SlicePace = { maxBytes: 2_000_000_000, maxMillis: 4 * minute, bytesPerSecond: 12_000_000 }

export interface IntegrityService {
  /** Reads the next slice now, if a round is due; true where one was read. */
  ask(): Promise<boolean>
  /** Ends the slice that is being read, and resolves when nothing is under way any more. */
  stop(): Promise<void>
}

/**
 * Reads all stored files once a week at a gentle pace while the desk is open, each time a part of them, going on
 * where it stopped also after a restart. What it finds is told by `integrity.status`.
 */
export function startIntegrity(desk: Desk): IntegrityService {
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()
  const rounds = createRounds()

  async function ask(): Promise<boolean> {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopping.signal.aborted) return false
    const { round, last } = await readIntegrity(core)
    const rested = last !== null && Math.abs(core.environment.now() - last.endedAt) < roundEvery
    if (round === null && rested) return false
    await sweepNext(core, gently, { signal: stopping.signal })
    return true
  }

  const plan = (delay: number) => {
    timer = setTimeout(() => {
      rounds
        .run(ask())
        .catch((error: unknown) => {
          // Tried again with the next slice; the reason is for whoever looks at the program's output.
          if (!stopping.signal.aborted)
            process.stderr.write(`integrity: ${error instanceof Error ? error.message : String(error)}\n`)
        })
        .finally(() => {
          if (!stopping.signal.aborted) plan(nextSlice)
        })
    }, delay)
    timer.unref()
  }
  plan(firstSlice)

  return {
    ask: () => rounds.run(ask()),
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await rounds.settled()
    },
  }
}
