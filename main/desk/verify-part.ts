/** One thing that was looked at. Problems hold ids and names of columns, never what people entered. */
export interface VerifyPart {
  /** How many were looked at: pages, triggers, operations, rows, documents, files. */
  readonly checked: number
  /** The first problems, at most {@link maxProblems}. */
  readonly problems: readonly string[]
  /** How many there are in all. */
  readonly problemCount: number
}

export interface VerifyOptions {
  /** Looks whether files are there without reading them, and at a sample of the search index. */
  readonly quick?: boolean
}

/** Problems told of each part. */
export const maxProblems = 100

/** A part out of its problems. */
export function partOf(
  checked: number,
  problems: readonly string[],
  problemCount = problems.length,
): VerifyPart {
  return { checked, problems: problems.slice(0, maxProblems), problemCount }
}
