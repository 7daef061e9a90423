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

/**
 * Letters count up A … Z, AA … AR, BA …; behind the first one, S to Z are marks: by which standby a letter was given.
 * So what two computers give that know nothing of each other, going on from the same copy, is never the same.
 */
const firstMark = 'S'.charCodeAt(0)
const marks = 8

/** A letter without its mark. */
const unmarked = (letter: string): string => letter.slice(0, 1) + letter.slice(1).replace(/[S-Z]+$/, '')

const isLater = (a: string, b: string): boolean => a.length > b.length || (a.length === b.length && a > b)

/** The latest of some letters: '' < A < … < Z < AA, whatever their marks. */
export function highestLetter(letters: readonly string[]): string {
  return letters.reduce((a, b) => {
    const [ours, theirs] = [unmarked(a), unmarked(b)]
    return ours === theirs ? (isLater(b, a) ? b : a) : isLater(theirs, ours) ? b : a
  }, '')
}

/** The letter after `letter`: '' → A → B … Z → AA … AR → BA; a mark is left behind. */
export function nextLetter(letter: string): string {
  const plain = unmarked(letter)
  const last = plain.at(-1)
  if (last === undefined) return 'A'
  if (last !== (plain.length === 1 ? 'Z' : 'R'))
    return plain.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1)
  return `${nextLetter(plain.slice(0, -1))}A`
}

/** The letter of the `nth` standby (from 1) that goes on where `letter` was the last one. */
export function takeOverLetter(letter: string, nth: number): string {
  const mark = Array.from(Math.max(0, nth - 1).toString(marks), digit =>
    String.fromCharCode(firstMark + Number(digit)),
  )
  return nextLetter(letter) + mark.join('')
}
