import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { systemCode } from './disk.ts'

/** Why a thread gave nothing. */
export interface NoPicture {
  readonly problem: 'media.unreadable' | 'media.tooSlow'
}

/** Between two looks at what a thread holds, in milliseconds. */
const lookEvery = 100

/** A thread that decodes foreign bytes; it answers with one message and ends. */
export interface MediaThread<Answer> {
  /** Name of its entry, beside this file. */
  readonly entry: 'heic-worker' | 'pdf-worker' | 'pdf-parts-worker'
  readonly answer: z.ZodType<Answer>
  /** Bytes it may hold outside the engine's own memory; one that holds more is ended, its file unreadable. */
  readonly maxExternalBytes?: number
}

/**
 * Asks one thread at a time, since each needs hundreds of megabytes for a moment. What the thread makes of `order`
 * is judged by its schema; time over, out of memory, or a decoder that gave up are answers too. Rejects where the program
 * itself is incomplete, and with `job.cancelled` as soon as `signal` says so, its turn or not.
 */
export function oneByOne<Answer>(thread: MediaThread<Answer>) {
  let turn: Promise<unknown> = Promise.resolve()
  return (
    order: Readonly<Record<string, unknown>>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Answer | NoPicture> => {
    const stop = cancelled(signal)
    const next = turn.then(() => ask(thread, order, timeoutMs, stop.promise))
    turn = Promise.allSettled([next])
    return Promise.race([next, stop.promise]).finally(stop.forget)
  }
}

async function ask<Answer>(
  { entry, answer, maxExternalBytes }: MediaThread<Answer>,
  order: Readonly<Record<string, unknown>>,
  timeoutMs: number,
  stopped: Promise<never>,
): Promise<Answer | NoPicture> {
  // Called off before its turn came: no thread is started for it.
  await Promise.race([stopped, Promise.resolve()])
  const worker = new Worker(workerUrl(entry), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // Decoders print what they think of broken files.
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  try {
    const answered = new Promise<Answer | NoPicture>((resolve, reject) => {
      if (maxExternalBytes !== undefined) {
        const look = async () => {
          const { external_memory: held } = await worker.getHeapStatistics()
          if (held > maxExternalBytes) resolve({ problem: 'media.unreadable' })
        }
        // A thread that is not there yet, or not any more, holds nothing.
        looking = setInterval(() => look().catch(() => undefined), lookEvery)
      }
      timer = setTimeout(() => resolve({ problem: 'media.tooSlow' }), timeoutMs)
      worker.once('message', message => {
        const read = answer.safeParse(message)
        resolve(read.success ? read.data : { problem: 'media.unreadable' })
      })
      worker.once('error', error => {
        // A program put together without this thread must not pass for a broken file.
        if (systemCode(error)?.endsWith('MODULE_NOT_FOUND')) reject(error)
        else resolve({ problem: 'media.unreadable' })
      })
      worker.once('exit', () => resolve({ problem: 'media.unreadable' }))
    })
    return await Promise.race([answered, stopped])
  } finally {
    clearTimeout(timer)
    clearInterval(looking)
    await worker.terminate()
  }
}

/** A promise that rejects when `signal` says so, and never where there is none. */
function cancelled(signal: AbortSignal | undefined) {
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(new DeskError('job.cancelled'))
  if (signal?.aborted) onAbort()
  signal?.addEventListener('abort', onAbort, { once: true })
  // Whoever waits for it is told; where nobody does any more, nobody has to be.
  promise.catch(() => undefined)
  return { promise, forget: () => signal?.removeEventListener('abort', onAbort) }
}

/** As a source file the thread is a source file beside this one; in the bundle it is an entry beside the chunks. */
function workerUrl(entry: string): URL {
  const fromSources = new URL(import.meta.url).pathname.endsWith('.ts')
  return new URL(`./${entry}.${fromSources ? 'ts' : 'js'}`, import.meta.url)
}
