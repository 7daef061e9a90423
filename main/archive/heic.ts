import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { systemCode } from './disk.ts'

/** Pixels of four bytes each (red, green, blue, alpha), upright; or why there are none. */
export type HeicAnswer =
  | { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> }
  | { readonly problem: 'media.unreadable' | 'media.tooLarge' | 'media.tooSlow' }

/** Limits of one decoding. */
export interface HeicLimits {
  readonly maxPixels: number
  /** Milliseconds, the start of the thread included. */
  readonly timeoutMs: number
}

const Answer = z.union([
  z.object({
    width: z.int().positive(),
    height: z.int().positive(),
    data: z.instanceof(Uint8ClampedArray<ArrayBuffer>),
  }),
  z.object({ problem: z.enum(['media.unreadable', 'media.tooLarge']) }),
])

// One at a time: each needs hundreds of megabytes for a moment.
let turn: Promise<unknown> = Promise.resolve()

/** Decodes the first picture of a HEIC file in a thread of its own. Never rejects for what the file contains. */
export function decodeHeic(bytes: Uint8Array, limits: HeicLimits): Promise<HeicAnswer> {
  const next = turn.then(() => decodeInThread(bytes, limits))
  turn = Promise.allSettled([next])
  return next
}

async function decodeInThread(bytes: Uint8Array, limits: HeicLimits): Promise<HeicAnswer> {
  const worker = new Worker(workerUrl(), {
    workerData: { bytes, maxPixels: limits.maxPixels },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // The decoder prints what it thinks of broken files.
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<HeicAnswer>((resolve, reject) => {
      timer = setTimeout(() => resolve({ problem: 'media.tooSlow' }), limits.timeoutMs)
      worker.once('message', message => {
        const answer = Answer.safeParse(message)
        resolve(answer.success ? answer.data : { problem: 'media.unreadable' })
      })
      worker.once('error', error => {
        // A program put together without this thread must not pass for a broken photo.
        if (systemCode(error)?.endsWith('MODULE_NOT_FOUND')) reject(error)
        // Out of memory, or the decoder aborted.
        else resolve({ problem: 'media.unreadable' })
      })
      worker.once('exit', () => resolve({ problem: 'media.unreadable' }))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** As a source file the thread is a source file beside this one; in the bundle it is an entry beside the chunks. */
function workerUrl(): URL {
  const fromSources = new URL(import.meta.url).pathname.endsWith('.ts')
  return new URL(fromSources ? './heic-worker.ts' : './heic-worker.js', import.meta.url)
}
