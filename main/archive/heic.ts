import { z } from 'zod'
import { oneByOne } from './media-thread.ts'

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

const decode = oneByOne({ entry: 'heic-worker', answer: Answer })

/** Decodes the first picture of a HEIC file in a thread of its own. Never rejects for what the file contains. */
export const decodeHeic = (bytes: Uint8Array, { timeoutMs, ...limits }: HeicLimits): Promise<HeicAnswer> =>
  decode({ bytes, ...limits }, timeoutMs)
