import { z } from 'zod'
import { LeakDanger, LeakEntry, LeakMention, LeakSeverity } from '../contract/leaks.ts'
import { Id, Millis } from '../contract/values.ts'

/** How a leak was judged. */
export const judged = {
  entry: LeakEntry,
  severity: LeakSeverity,
  dangers: z.array(LeakDanger),
  vulnerable: z.boolean(),
}
/** The call by which it was said; absent in logs of an older program. */
export const called = { callId: Id.optional(), mentions: z.array(LeakMention).optional() }
export const mentioned = (mentions: readonly LeakMention[] | undefined) =>
  mentions === undefined ? {} : { mentions: mentions.length === 0 ? null : JSON.stringify(mentions) }
export const judgedColumns = (facts: z.output<z.ZodObject<typeof judged>>) => ({
  entry: facts.entry,
  severity: facts.severity,
  dangers: JSON.stringify(facts.dangers),
  vulnerable: facts.vulnerable ? (1 as const) : (0 as const),
})

/** A leak as it was before a call, so that the call can be taken back. */
export const BeforeCall = z.object({
  ...judged,
  mentions: z.array(LeakMention),
  emergencyId: Id.nullable(),
  contactAt: Millis,
  contactPromisedAt: Millis.nullable(),
})
