import { z } from 'zod'
import { Id } from './values.ts'

/** What several people may have open at once. */
export const PresenceThing = z.object({ kind: z.enum(['case', 'unit']), id: Id })
export type PresenceThing = z.output<typeof PresenceThing>

/** A sign of life of a page that shows a thing, and the question who else does. */
export const PresenceInput = PresenceThing.extend({
  /** Made by the page when it was loaded; it shows one thing at a time. */
  page: Id,
  /** Whether somebody typed on it a moment ago. */
  writing: z.boolean(),
})

export const LeaveInput = z.object({ page: Id })

/** How long a page counts as open behind its last sign of life, in milliseconds. */
export const presenceLife = 30_000

/** Somebody else, or the same person at another device, who has the thing open. */
export interface PresentPerson {
  readonly staffId: string
  /** Null where their data were erased. */
  readonly name: string | null
  /** The person who asks, at another device. */
  readonly own: boolean
  readonly writing: boolean
}

/** Who else has a thing open. */
export interface PresenceView {
  /** The stream's event `presence` carries this number when what is said here is no longer so. */
  readonly number: number
  /** In the order in which they came; at most {@link mostPresent}. */
  readonly others: readonly PresentPerson[]
}

/** More than so many are not named. */
export const mostPresent = 20
