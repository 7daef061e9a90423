import { defineTable, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** Standard answers (统一说辞): what every member of staff says on a question. */
export const answerTable = defineTable('answer', {
  columns: {
    id: key(),
    /** Id of the profile's example it began as. */
    example: optionalText(),
    created_at: integer(),
    retired_at: optionalInteger(),
  },
  synced: { aggregate: 'answer', aggregateColumn: 'id' },
})

/** Versions of answers. One without `approved_at` is a draft, of which each answer has at most one. */
export const answerVersionTable = defineTable('answer_version', {
  columns: {
    id: key(),
    answer_id: text(),
    version: integer(),
    question: text(),
    answer: text(),
    /** JSON lists of strings. */
    words: text(),
    kinds: text(),
    categories: text(),
    /** First and last day it is said, `2026-07-12`; until further notice where there is no last. */
    valid_from: optionalText(),
    valid_until: optionalText(),
    written_by: optionalText(),
    written_at: integer(),
    approved_by: optionalText(),
    approved_at: optionalInteger(),
    uses: integer(),
  },
  indexes: [{ name: 'answer_version_answer', columns: ['answer_id', 'version'] }],
  synced: { aggregate: 'answer', aggregateColumn: 'answer_id' },
})
