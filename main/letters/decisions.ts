import { hash } from 'node:crypto'
import { z } from 'zod'
import { LetterVerdict } from '../contract/letter-decisions.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineTable, integer, key, personalText, text } from '../database/table.ts'
import { canonicalJson } from '../log/canonical.ts'
import { defineOperation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp } from '../site/time.ts'
import { letterApproved, letterRecorded, letterRefused } from './operations.ts'
import { readOfLetter, storedLetter } from './queries.ts'
import { mayTake } from './rules.ts'

/** What headquarters said to documents of the site. Headquarters alone writes it. */
export const letterDecisionTable = defineTable('letter_decision', {
  columns: {
    id: key(),
    letter_id: text(),
    verdict: text<LetterVerdict>(),
    /** Hash of what headquarters read, see {@link seenOf}. */
    seen: text(),
    reference: text(),
    words: personalText(),
    /** Who at headquarters. */
    sender: personalText(),
    at: integer(),
  },
  indexes: [{ name: 'letter_decision_letter', columns: ['letter_id', 'at'] }],
  synced: { aggregate: 'letterDecision', aggregateColumn: 'id' },
})

/** Headquarters approved a document, sent it back, or has it on record. */
export const letterDecided = defineOperation({
  type: 'letterDecision.given',
  version: 1,
  aggregate: 'letterDecision',
  writer: 'headquarters',
  facts: z.object({ letterId: Id, verdict: LetterVerdict, seen: z.string(), reference: z.string() }),
  personal: z.object({ text: z.string(), sender: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.put(letterDecisionTable, {
      id: aggregateId,
      letter_id: facts.letterId,
      verdict: facts.verdict,
      seen: facts.seen,
      reference: facts.reference,
      words: personal.text ?? null,
      sender: personal.sender ?? null,
      at,
    })
  },
})

/** Hash of what somebody who approves a document goes by. */
export const seenOf = (read: ReadDatabase, letterId: string): string =>
  hash('sha256', canonicalJson(readOfLetter(read, letterId)), 'base64url')

interface Decided {
  readonly letterId: string
  readonly verdict: LetterVerdict
  readonly seen: string
  readonly reference: string
  readonly words: string | null
  readonly at: number
}

/**
 * The step that headquarters decided is taken as if its paper had come: where the document still waits for it, and for
 * an approval where it is what headquarters read. What does not fit any more stays on file and moves nothing.
 */
export const letterDecisionReaction: Reaction = {
  name: 'letter-decision',
  touchedBy: ({ type, aggregateId }) => (type === letterDecided.type ? [aggregateId] : []),
  run({ read, emit }, id) {
    const decided = read.get<Decided>(
      'select letter_id as "letterId", verdict, seen, reference, words, at from letter_decision where id=?',
      [id],
    )
    const letter = decided && storedLetter(read, decided.letterId)
    if (!letter) return
    const { letterId, verdict, seen, reference, words, at } = decided
    if (verdict === 'recorded') {
      if (letter.owesHq === 0) return
      const on = dayStamp(at, readSite(read)?.timeZone ?? 'Asia/Shanghai')
      emit(letterRecorded, letterId, { facts: { on, reference } })
    } else if (mayTake('approve', letter.state)) {
      if (verdict === 'refused')
        emit(letterRefused, letterId, { facts: {}, personal: { remark: words ?? '' } })
      else if (seen === seenOf(read, letterId)) emit(letterApproved, letterId, { facts: {} })
    }
  },
}
