import type { FilingKind } from '../contract/filing.ts'
import type { Words } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'

/** A paper as its source tells of it; whether it is filed is known here, unless the source says it. */
export interface SourceItem {
  readonly id: string
  readonly number: string | null
  readonly what: string | null
  readonly kindWords: Words
  readonly at: number
  readonly path: string
  /** Of a source that keeps shelves itself. */
  readonly stands?: { readonly shelf: string | null; readonly original: boolean }
}

/** One domain whose papers have to be filed. */
export interface FilingSource {
  readonly kind: FilingKind
  /** False where the domain keeps the shelf itself: such a paper is filed on its own page. */
  readonly tickable: boolean
  /** Papers that came in or went out between two moments (UTC milliseconds), oldest first. */
  between(read: ReadDatabase, since: number, to: number, limit: number): readonly SourceItem[]
  /** Whether there is such a paper. */
  has(read: ReadDatabase, id: string): boolean
}
