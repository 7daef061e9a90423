import type { Words } from './words.ts'

/** Who made a thing what it is now, beside a refusal that says it is no more as it was seen. */
export interface LastStep {
  /** Null for the program itself. */
  readonly byName: string | null
  /** What they did, such as "Closed a case". */
  readonly did: Words
  /** UTC milliseconds. */
  readonly at: number
}
