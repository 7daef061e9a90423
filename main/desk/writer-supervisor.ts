import { setTimeout as delay } from 'node:timers/promises'
import { DeskError } from '../contract/errors.ts'
import type { Head } from '../log/append.ts'
import type { OpenWriterOptions } from './writer.ts'
import type { DeskWriter } from './writer-client.ts'
import { startWriterThread, type WriterThread } from './writer-remote.ts'

export interface ThreadWriterOptions extends Omit<OpenWriterOptions, 'environment'> {
  /** Whether the log still holds the operation that `head` stands on; asked before a new thread may write. */
  holds(head: Head): boolean
}

/** Pauses before each new thread, in milliseconds: the first costs hardly a moment, later ones wait for memory. */
const pauses = [100, 1_000, 5_000] as const
/** Threads that ended within this time count together. */
const span = 10 * 60_000

/**
 * The writer in a thread of its own, so that a long commit never holds up reads or the window. A thread that ends
 * by itself (out of memory, a fault in native code) is replaced, a few times: what waited for it is told
 * `database.writerLost`, what comes meanwhile waits for the new one. Where that does not help, or the log is not
 * what it was, everything is refused with `database.writerGone` until the program is started anew.
 */
export async function openThreadWriter(options: ThreadWriterOptions): Promise<DeskWriter> {
  const closed = new AbortController()
  let ends: number[] = []
  let last: Head | undefined
  const onCommit = (head: Head) => {
    last = head
    options.onCommit?.(head)
  }
  const start = () => startWriterThread({ file: options.file, key: options.key, onCommit, onEnd })
  const first = await start()
  last = first.head
  let current: Promise<WriterThread> = Promise.resolve(first)

  function onEnd(reason: Error): void {
    if (closed.signal.aborted) return
    note(reason)
    current = replace()
    // Whoever asks next is told.
    current.catch(() => undefined)
  }

  async function replace(): Promise<WriterThread> {
    for (;;) {
      const now = performance.now()
      ends = [...ends.filter(at => now - at < span), now]
      const pause = pauses[ends.length - 1]
      if (pause === undefined) throw new DeskError('database.writerGone')
      await delay(pause, undefined, { signal: closed.signal })
      const thread = await start().catch(note)
      if (thread) return await goOn(thread)
    }
  }

  /** Lets a new thread work only where everything that was acknowledged is still there. */
  async function goOn(thread: WriterThread): Promise<WriterThread> {
    const { head } = thread
    if (last && (!head || head.position < last.position || !options.holds(last))) {
      await thread.close()
      throw new DeskError('database.writerGone')
    }
    // The thread before may have committed and ended before it could say so.
    if (head && head.position !== last?.position) onCommit(head)
    return thread
  }

  return {
    head: first.head,
    execute: async (call, execution) => (await current).ask({ call }, execution),
    run: async (task, input, execution) => (await current).ask({ task, input }, execution) as never,
    async close() {
      closed.abort()
      const thread = await current.catch(() => undefined)
      await thread?.close()
    },
  }
}

/** For whoever looks at the program's output; messages of the engine hold nobody's words. */
function note(reason: unknown): undefined {
  process.stderr.write(`writer: ${reason instanceof Error ? reason.message : String(reason)}\n`)
}
