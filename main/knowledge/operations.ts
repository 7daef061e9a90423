import { z } from 'zod'
import { answerContent } from '../contract/knowledge.ts'
import { Day, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { answerTable, answerVersionTable } from './tables.ts'

const aggregate = 'answer'
const nobody = z.object({})
const ofVersion = { versionId: Id, version: z.int().min(1) }

/** A draft was written or changed. What staff say is the desk's own text and about nobody: all of it is facts. */
export const answerDrafted = defineOperation({
  type: 'answer.drafted',
  version: 1,
  aggregate,
  facts: z.object({
    ...ofVersion,
    ...answerContent,
    /** The answer begins with this draft. */
    first: z.boolean(),
    /** The draft itself is new. */
    fresh: z.boolean(),
    example: z.string().nullable(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    if (facts.first)
      tx.insert(answerTable, { id: aggregateId, example: facts.example, created_at: at, retired_at: null })
    const content = {
      question: facts.question,
      answer: facts.answer,
      words: JSON.stringify(facts.words),
      kinds: JSON.stringify(facts.kinds),
      categories: JSON.stringify(facts.categories),
      written_by: actor,
      written_at: at,
    }
    if (!facts.fresh) return tx.update(answerVersionTable, facts.versionId, content)
    tx.insert(answerVersionTable, {
      id: facts.versionId,
      answer_id: aggregateId,
      version: facts.version,
      ...content,
      valid_from: null,
      valid_until: null,
      approved_by: null,
      approved_at: null,
      uses: 0,
    })
  },
})

/** A draft became what is said from a day on; versions before it end the day before. */
export const answerApproved = defineOperation({
  type: 'answer.approved',
  version: 1,
  aggregate,
  facts: z.object({
    ...ofVersion,
    from: Day,
    until: Day.nullable(),
    /** Versions it takes the place of, and their last day. */
    ends: z.array(z.object({ versionId: Id, until: Day })),
  }),
  personal: nobody,
  apply(tx, { at, actor, facts }) {
    tx.update(answerVersionTable, facts.versionId, {
      valid_from: facts.from,
      valid_until: facts.until,
      approved_by: actor,
      approved_at: at,
    })
    for (const { versionId, until } of facts.ends)
      tx.update(answerVersionTable, versionId, { valid_until: until })
  },
})

/** The last day of an approved version was set, moved or taken away. */
export const answerEnded = defineOperation({
  type: 'answer.ended',
  version: 1,
  aggregate,
  facts: z.object({ ...ofVersion, until: Day.nullable() }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(answerVersionTable, facts.versionId, { valid_until: facts.until })
  },
})

/** A draft was given up, and with it an answer that had no other version. */
export const answerDraftDropped = defineOperation({
  type: 'answer.draftDropped',
  version: 1,
  aggregate,
  facts: z.object({ ...ofVersion, last: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.delete(answerVersionTable, facts.versionId)
    if (facts.last) tx.delete(answerTable, aggregateId)
  },
})

export const answerRetired = defineOperation({
  type: 'answer.retired',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at }) {
    tx.update(answerTable, aggregateId, { retired_at: at })
  },
})

export const answerRestored = defineOperation({
  type: 'answer.restored',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(answerTable, aggregateId, { retired_at: null })
  },
})

/** A version was said to an owner: counted by the reaction behind the entry that holds the words. */
export const answerUsed = defineOperation({
  type: 'answer.used',
  version: 1,
  aggregate,
  facts: z.object({ ...ofVersion, caseId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.add(answerVersionTable, facts.versionId, { uses: 1 })
  },
})

export const answerOperations = [
  answerDrafted,
  answerApproved,
  answerEnded,
  answerDraftDropped,
  answerRetired,
  answerRestored,
  answerUsed,
]
