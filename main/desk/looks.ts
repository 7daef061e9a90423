import type { DeskCore } from './core.ts'
import type { Desk } from './desk.ts'
import { createRounds } from './rounds.ts'

/** Something an open desk looks at again and again. */
export interface Looks {
  /** What it is called where the program's output says that a look failed. */
  readonly name: string
  /** Milliseconds from the start to the first look, and from each to the next. */
  readonly first: number
  readonly every: number
  /** What remembers from look to look, for one open data folder; `stopped` and `signal` say when to end early. */
  of(core: DeskCore, stopped: () => boolean, signal: AbortSignal): { round(): Promise<unknown> }
}

/** Looks at the times given, one look after another, while the desk is open. */
export function startLooks(desk: Desk, looks: Looks): { stop(): Promise<void> } {
  const rounds = createRounds()
  const stopping = new AbortController()
  const stopped = () => stopping.signal.aborted
  let running = false
  let known: { readonly core: DeskCore; readonly looker: ReturnType<Looks['of']> } | undefined

  const round = async () => {
    const core = desk.state() === 'ready' ? desk.core : undefined
    if (!core || stopped() || running) return
    if (known?.core !== core) known = { core, looker: looks.of(core, stopped, stopping.signal) }
    running = true
    try {
      await known.looker.round()
    } finally {
      running = false
    }
  }
  const look = () => {
    rounds.run(round()).catch((error: unknown) => {
      // The next look tries again; the reason is for whoever looks at the program's output.
      process.stderr.write(`${looks.name}: ${error instanceof Error ? error.message : String(error)}\n`)
    })
  }
  const first = setTimeout(look, looks.first).unref()
  const timer = setInterval(look, looks.every).unref()
  return {
    async stop() {
      stopping.abort()
      clearTimeout(first)
      clearInterval(timer)
      await rounds.settled()
    },
  }
}
