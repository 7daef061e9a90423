import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collector = (how: { readonly type: 'minor' | 'major'; readonly flavor?: 'last-resort' }) => void

let collect: Collector | undefined

/**
 * Gives back the memory of buffers nobody holds any more. What is outside the heap of JavaScript weighs little for its
 * collector, which leaves 64 MB and more of spent network and cipher buffers lying before it looks at them. A look at
 * the young ones takes 2 to 3 ms while many people work, in which nobody is answered: it is worth it behind many bytes
 * only.
 */
export function dropSpentBuffers(): void {
  collect ??= collector()
  collect({ type: 'minor' })
}

/**
 * Gives back everything this thread does not need any more, before it ends: V8 keeps the pages of a thread that ended
 * for eight seconds, which are 100 MB while what an import tried is being recorded.
 */
export function dropEverythingSpent(): void {
  collect ??= collector()
  collect({ type: 'major', flavor: 'last-resort' })
}

/** V8's own collector; nothing where this engine does not offer it. */
function collector(): Collector {
  setFlagsFromString('--expose-gc')
  try {
    // Only contexts made from now on have it.
    const gc: unknown = runInNewContext('typeof gc === "function" ? gc : undefined')
    if (typeof gc !== 'function') return () => undefined
    return how => void Reflect.apply(gc, undefined, [{ ...how, execution: 'sync' }])
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
}
