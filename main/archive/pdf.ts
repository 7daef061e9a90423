import { z } from 'zod'
import { oneByOne } from './media-thread.ts'

/** A page drawn in pixels of four bytes each (red, green, blue, alpha); or why there is none. */
export type PdfAnswer =
  | {
      readonly pages: number
      readonly width: number
      readonly height: number
      readonly data: Uint8Array<ArrayBuffer>
    }
  | {
      readonly problem:
        | 'media.unreadable'
        | 'media.tooLarge'
        | 'media.tooSlow'
        | 'media.locked'
        | 'media.noSuchPage'
    }

/** Which page and how large. */
export interface PdfOrder {
  /** From 1. */
  readonly page: number
  /** Pixels of the longest side. */
  readonly longest: number
  readonly maxPages: number
  /** Milliseconds, the start of the thread included. */
  readonly timeoutMs: number
}

const Answer = z.union([
  z.object({
    pages: z.int().positive(),
    width: z.int().positive(),
    height: z.int().positive(),
    data: z.instanceof(Uint8Array<ArrayBuffer>),
  }),
  z.object({
    problem: z.enum(['media.unreadable', 'media.tooLarge', 'media.locked', 'media.noSuchPage']),
  }),
])

const draw = oneByOne({ entry: 'pdf-worker', answer: Answer })

/** Draws one page of a PDF in a thread of its own. Never rejects for what the file contains. */
export const drawPdfPage = (bytes: Uint8Array, { timeoutMs, ...order }: PdfOrder): Promise<PdfAnswer> =>
  draw({ bytes, ...order }, timeoutMs)
