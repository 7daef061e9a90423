import { z } from 'zod'
import { oneByOne } from './media-thread.ts'

/** The parts of a PDF, each a PDF of its own; or why there are none. */
export type PdfPartsAnswer =
  | { readonly parts: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly problem: 'media.unreadable' | 'media.tooLarge' | 'media.tooSlow' | 'media.locked' }

/** Where to cut, and how much it may cost. */
export interface PdfPartsOrder {
  /** How many pages the file has; one that has another number is refused as unreadable. */
  readonly pages: number
  /** After which pages to cut, from 1, ascending. */
  readonly cuts: readonly number[]
  /** Bytes of all parts together. */
  readonly maxBytes: number
  /** Milliseconds, the start of the thread included. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

const Answer = z.union([
  z.object({ parts: z.array(z.instanceof(Uint8Array<ArrayBuffer>)) }),
  z.object({ problem: z.enum(['media.unreadable', 'media.tooLarge', 'media.locked']) }),
])

/** What the thread may hold beside the engine's own memory: the file several times over, drawn pages, its parts. */
const maxExternalBytes = 1_500_000_000

const cut = oneByOne({ entry: 'pdf-parts-worker', answer: Answer, maxExternalBytes })

/**
 * Cuts a PDF into parts behind the given pages, in a thread of its own. Pages are copied with pdf-lib, so that their
 * pictures stay as sharp as they were scanned; links, actions and attachments are left out, and a file whose pages
 * would not look the same afterwards is refused as unreadable. Rejects with `job.cancelled`, never for what the file
 * contains.
 */
export const cutPdf = (
  bytes: Uint8Array,
  { timeoutMs, signal, ...order }: PdfPartsOrder,
): Promise<PdfPartsAnswer> => cut({ bytes, ...order }, timeoutMs, signal)
