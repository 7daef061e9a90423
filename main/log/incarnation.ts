import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { incarnationTable } from './tables.ts'

/** Why a replica starts a new incarnation: set up, restored from a backup, found on another machine, told by HQ. */
export const IncarnationReason = z.enum(['install', 'restore', 'clone', 'rollback', 'ordered'])
export type IncarnationReason = z.infer<typeof IncarnationReason>

/** The first operation of every incarnation; says where the one before it ended. */
export const incarnationStarted = defineOperation({
  type: 'site.incarnationStarted',
  version: 1,
  aggregate: 'site',
  facts: z.object({
    incarnation: z.string(),
    letter: z.string().max(3),
    reason: IncarnationReason,
    previous: z.object({ incarnation: z.string(), sequence: z.int(), hash: z.string() }).optional(),
  }),
  personal: z.object({}),
  apply(tx, operation) {
    const { facts } = operation
    tx.insert(incarnationTable, {
      id: facts.incarnation,
      site_id: operation.aggregateId,
      letter: facts.letter,
      reason: facts.reason,
      started_at: operation.at,
      previous_id: facts.previous?.incarnation ?? null,
      previous_sequence: facts.previous?.sequence ?? null,
      previous_hash: facts.previous?.hash ?? null,
    })
  },
})

/** The latest of some letters: '' < A < … < Z < AA. */
export function highestLetter(letters: readonly string[]): string {
  return letters.reduce((a, b) => (b.length > a.length || (b.length === a.length && b > a) ? b : a), '')
}

/** The letter after `letter`: '' → A → B … Z → AA. */
export function nextLetter(letter: string): string {
  const last = letter.at(-1)
  if (last === undefined) return 'A'
  if (last !== 'Z') return letter.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1)
  return `${nextLetter(letter.slice(0, -1))}A`
}
