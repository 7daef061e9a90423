import { createTierSweep, type TierSweep } from '../callbacks/tier-sweep.ts'
import type { DeskCore } from './core.ts'
import type { Desk } from './desk.ts'

const soon = 5_000
const often = 600_000

/** What an open desk plans by itself once a day, and at the start: calls to customers of a tier. */
export function startDaily(desk: Desk): { stop(): void } {
  let stopped = false
  let running = false
  let swept: { readonly core: DeskCore; readonly sweep: TierSweep } | undefined

  const round = async () => {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopped || running) return
    if (swept?.core !== core) swept = { core, sweep: createTierSweep(core, () => stopped) }
    running = true
    try {
      await swept.sweep.round()
    } finally {
      running = false
    }
  }
  const look = () => {
    round().catch((error: unknown) => {
      // The next look tries again; the reason is for whoever looks at the program's output.
      process.stderr.write(`callbacks: ${error instanceof Error ? error.message : String(error)}\n`)
    })
  }
  const first = setTimeout(look, soon).unref()
  const timer = setInterval(look, often).unref()
  return {
    stop() {
      stopped = true
      clearTimeout(first)
      clearInterval(timer)
    },
  }
}
