import { clipText } from './text.ts'

/**
 * How much of a thing is printed. What is beyond is never left out silently: the page says how much there is
 * and where the whole is found.
 */
export const PRINT_LIMITS = {
  /** Code points of one long text (what was said, asked, the resolution): about fifteen pages. */
  text: 20_000,
  /** Code points of one entry of a timeline. */
  entry: 4_000,
  /** Code points of a short fact, such as a name. */
  fact: 400,
  /** Code points of all texts of a document together: about 150 pages. */
  document: 200_000,
  entries: 500,
  attachments: 200,
  photos: 100,
  /** Rows of a list: about 300 pages. */
  rows: 10_000,
  /** Pages of a list, where its rows are high. */
  listPages: 500,
  columns: 24,
  cell: 300,
} as const

/** Cuts texts to the limits of one document and writes what was cut into the text itself. */
export class TextBudget {
  private left: number = PRINT_LIMITS.document
  private readonly note: (printed: number, length: number) => string

  constructor(note: (printed: number, length: number) => string) {
    this.note = note
  }

  /** `text` up to `limit` code points and what is left of the document; a cut text ends with the note. */
  take(text: string, limit: number): string {
    const allowed = Math.min(limit, this.left)
    const clipped = clipText(text, allowed)
    this.left -= Math.min(clipped.length, allowed)
    return clipped.clipped ? `${clipped.text}…\n${this.note(allowed, clipped.length)}` : clipped.text
  }
}
