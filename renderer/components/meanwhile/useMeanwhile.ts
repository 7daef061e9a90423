import { useState } from 'react'
import { changedMeanwhile } from '../../../main/contract/meanwhile.ts'

/** Values of a form by field, as its command takes them. */
type Fields = Readonly<Record<string, unknown>>

/** A field that the form and somebody else changed, each to something else. */
interface Conflict {
  readonly field: string
  /** Left out where somebody takes something away, or adds to it. */
  readonly mine?: unknown
  readonly now: unknown
}

export interface Meanwhile {
  /** What the command gets as `base`; undefined for something new. */
  readonly base: Record<string, unknown> | undefined
  readonly conflicts: readonly Conflict[]
  /** One decision for all of them: whatever is kept or taken, all is. */
  readonly whole?: boolean
  /** What stands in the form shall hold. */
  keep(field: string): void
  /** What the other wrote shall hold: it stands in the form then. */
  take(field: string): void
}

interface MeanwhileOptions {
  /** How the thing stands, as a form opened now would send it; undefined for something new. Kept up to date. */
  readonly now: Fields | undefined
  /** What the form would send. */
  readonly mine: Fields
  /** Puts into the form what stands now. */
  take(field: string): void
}

/**
 * Keeps what a form was opened with, so that saving it takes back nothing that others wrote meanwhile: the desk
 * merges what only one of them changed, and asks about the rest. Show the conflicts with `MeanwhileNote`.
 */
export function useMeanwhile({ now, mine, take }: MeanwhileOptions): Meanwhile {
  const [base, setBase] = useState(now)
  const settle = (field: string) => setBase(before => ({ ...before, [field]: now?.[field] }))
  const changed = base && now ? changedMeanwhile(base, mine, now) : []
  return {
    // What is undefined would be lost on the way, and with it that it was empty.
    base: base && Object.fromEntries(Object.entries(base).map(([field, value]) => [field, value ?? null])),
    conflicts: changed
      .filter(({ both }) => both)
      .map(({ field }) => ({ field, mine: mine[field], now: now?.[field] })),
    keep: settle,
    take(field) {
      take(field)
      settle(field)
    },
  }
}
