import type { z } from 'zod'
import type { Language } from '../../contract/errors.ts'
import type { LanguageCode } from '../../contract/site.ts'
import type { Words } from '../../contract/words.ts'
import type { JobContext } from '../../jobs/job.ts'

/** One paper in the file of a home that is taken away. */
export interface Paper {
  /** Where it lies within its part: `C-0012/01-photo.jpg`; made safe for every file system by who writes it. */
  readonly path: readonly string[]
  /** What the cover calls it. */
  readonly title: string
  /** UTC milliseconds; null where nobody knows. */
  readonly at: number | null
  /** A stored file by its hash, or bytes that are made when its turn comes. */
  readonly source: { readonly hash: string } | { make(): Promise<Uint8Array> }
}

/** What a part may use. */
export interface PaperContext {
  readonly job: JobContext
  /** The home and those that were merged into it. */
  readonly unitIds: readonly string[]
  readonly language: z.output<typeof LanguageCode> & Language
  readonly masked: boolean
  readonly printedBy: string
  readonly printedAt: number
}

/** What one domain adds to the file of a home: a folder of papers, given out one after the other. */
export interface UnitFilePart {
  readonly words: Words
  papers(context: PaperContext): Iterable<Paper>
}
