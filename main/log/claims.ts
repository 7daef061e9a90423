import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { defineOperation } from './operation.ts'

/** A device's clock that is ahead by no more than this is believed, in milliseconds. */
const mostAhead = 5 * 60_000

/** Why the desk does not go by what a device says about when something happened. */
export type ClaimFault = 'future' | 'beforeItself'

/**
 * A device said of a command when it happened, and that cannot be: its operations carry the desk's time alone, and
 * this one, of the same command, keeps what was said.
 */
export const claimSetAside = defineOperation({
  type: 'log.claimSetAside',
  version: 1,
  aggregate: 'claim',
  facts: z.object({
    /** UTC milliseconds, as the device said. */
    claimedAt: z.number(),
    why: z.enum(['future', 'beforeItself']),
    /** The first thing the command recorded something of. */
    about: z.string(),
  }),
  personal: z.object({}),
  apply() {},
})

/** A command would record something before the thing it is about was there. */
export class BeforeItself extends Error {
  constructor() {
    super('before its own first recording')
    this.name = 'BeforeItself'
  }
}

/** Whether a claim lies too far in the future of the desk's clock. */
export const isFuture = (claim: number | null | undefined, now: number): boolean =>
  claim != null && claim > now + mostAhead

/** Throws {@link BeforeItself} where a thing was first recorded, or happened, later than the claim. */
export function requireThere(read: ReadDatabase, aggregateId: string, claim: number): void {
  const first = read.get<{ at: number; happened_at: number | null }>(
    'select at, happened_at from operation where aggregate_id=? order by position limit 1',
    [aggregateId],
  )
  if (first && claim < Math.min(first.at, first.happened_at ?? first.at)) throw new BeforeItself()
}
