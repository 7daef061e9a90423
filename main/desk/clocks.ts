import { createSweeper, type Sweeper } from '../deadlines/sweep.ts'
import type { DeskCore } from './core.ts'
import type { Desk } from './desk.ts'

const minute = 60_000
const soon = 2_000

/** Looks at the deadlines of an open desk: at the start and every minute. */
export function startClocks(desk: Desk): { stop(): void } {
  let stopped = false
  let running = false
  let watched: { readonly core: DeskCore; readonly sweeper: Sweeper } | undefined

  const round = async () => {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopped || running) return
    if (watched?.core !== core)
      watched = {
        core,
        sweeper: createSweeper(
          core,
          () => performance.now(),
          () => stopped,
        ),
      }
    running = true
    try {
      await watched.sweeper.round()
    } finally {
      running = false
    }
  }
  const look = () => {
    round().catch((error: unknown) => {
      // The next minute tries again; the reason is for whoever looks at the program's output.
      process.stderr.write(`deadlines: ${error instanceof Error ? error.message : String(error)}\n`)
    })
  }
  const first = setTimeout(look, soon).unref()
  const timer = setInterval(look, minute).unref()
  return {
    stop() {
      stopped = true
      clearTimeout(first)
      clearInterval(timer)
    },
  }
}
