import type { LetterDecision } from '../contract/letter-decisions.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What headquarters said to a document, the newest first. */
export const decisionsOf = (read: ReadDatabase, letterId: string): LetterDecision[] =>
  read.all<LetterDecision>(
    `select id, verdict, words as text, sender, reference, at from letter_decision where letter_id=?
     order by at desc, id desc`,
    [letterId],
  )
