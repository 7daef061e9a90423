import { z } from 'zod'
import { Authority, LetterDirection, LetterKind } from '../contract/letters.ts'
import { Day, Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import { letterCirculationOperations } from './circulation-operations.ts'
import { letterFileAttached } from './file-operation.ts'
import { letterPostingOperations } from './posting-operations.ts'
import { authorityTable, letterTable } from './tables.ts'

const aggregate = 'letter'
const nobody = z.object({})
const words = z.object({ party: z.string(), subject: z.string(), text: z.string() })
const entry = {
  kind: LetterKind,
  authority: Authority,
  replyBy: Day.nullable(),
  answers: Id.nullable(),
  personId: Id.optional(),
  partnerId: Id.optional(),
  unitId: Id.optional(),
}
const numbered = {
  number: z.string(),
  counter: z.object({ id: z.string(), value: z.int() }),
  siteId: Id,
}
const empty = {
  approved_at: null,
  approved_by: null,
  issued_at: null,
  replied_on: null,
  reply: null,
  remark: null,
  hq_on: null,
  hq_reference: null,
  owes_hq: 0,
  files: 0,
  reached: 0,
} as const

export const letterDrafted = defineOperation({
  type: 'letter.drafted',
  version: 1,
  aggregate,
  facts: z.object({ ...entry, direction: LetterDirection }),
  personal: words,
  subjects: ({ facts }) => [facts.answers, facts.personId ?? null, facts.unitId ?? null],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    const { direction, kind, authority, replyBy, answers } = facts
    tx.insert(letterTable, {
      ...empty,
      id: aggregateId,
      number: null,
      direction,
      kind,
      state: 'draft',
      authority,
      party: personal.party ?? null,
      subject: personal.subject ?? null,
      text: personal.text ?? null,
      their_number: null,
      dated: null,
      received_on: null,
      reply_by: replyBy,
      answers,
      at,
      written_by: actor,
      person_id: facts.personId ?? null,
      partner_id: facts.partnerId ?? null,
      unit_id: facts.unitId ?? null,
    })
  },
})

export const letterCorrected = defineOperation({
  type: 'letter.corrected',
  version: 1,
  aggregate,
  facts: z.object(entry),
  personal: words,
  subjects: ({ facts }) => [facts.unitId ?? null],
  apply(tx, { aggregateId, facts, personal }) {
    const { kind, authority, replyBy, answers, personId, partnerId, unitId } = facts
    const { party, subject, text } = personal
    tx.update(letterTable, aggregateId, {
      kind,
      authority,
      reply_by: replyBy,
      answers,
      state: 'draft',
      person_id: personId ?? null,
      partner_id: partnerId ?? null,
      unit_id: unitId ?? null,
      ...patch({ party, subject, text }),
    })
  },
})

export const letterReceived = defineOperation({
  type: 'letter.received',
  version: 1,
  aggregate,
  facts: z.object({
    ...entry,
    ...numbered,
    theirNumber: z.string(),
    dated: Day.nullable(),
    receivedOn: Day,
  }),
  personal: words,
  subjects: ({ facts }) => [facts.answers, facts.personId ?? null, facts.unitId ?? null],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    const { counter, siteId, number, kind, authority, theirNumber, dated, receivedOn, replyBy } = facts
    tx.put(counterTable, { id: counter.id, site_id: siteId, value: counter.value })
    tx.insert(letterTable, {
      ...empty,
      id: aggregateId,
      number,
      direction: 'in',
      kind,
      state: 'received',
      authority,
      party: personal.party ?? null,
      subject: personal.subject ?? null,
      text: personal.text ?? null,
      their_number: theirNumber,
      dated,
      received_on: receivedOn,
      reply_by: replyBy,
      answers: facts.answers,
      at,
      written_by: actor,
      person_id: facts.personId ?? null,
      partner_id: facts.partnerId ?? null,
      unit_id: facts.unitId ?? null,
    })
  },
})

export const letterSubmitted = defineOperation({
  type: 'letter.submitted',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(letterTable, aggregateId, { state: 'submitted' })
  },
})

export const letterApproved = defineOperation({
  type: 'letter.approved',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at, actor }) {
    tx.update(letterTable, aggregateId, { state: 'approved', approved_at: at, approved_by: actor })
  },
})

/** Back to its writer with what is wrong. */
export const letterRefused = defineOperation({
  type: 'letter.refused',
  version: 1,
  aggregate,
  facts: nobody,
  personal: z.object({ remark: z.string() }),
  apply(tx, { aggregateId, personal }) {
    tx.update(letterTable, aggregateId, { state: 'draft', remark: personal.remark ?? null })
  },
})

export const letterIssued = defineOperation({
  type: 'letter.issued',
  version: 1,
  aggregate,
  facts: z.object({
    ...numbered,
    authority: Authority,
    owesHeadquarters: z.boolean(),
    /** The home it belongs to, so that it stands on the timeline of the home. */
    unitId: Id.optional(),
  }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId ?? null],
  apply(tx, { aggregateId, at, facts }) {
    const { counter, siteId, number, authority, owesHeadquarters } = facts
    tx.put(counterTable, { id: counter.id, site_id: siteId, value: counter.value })
    tx.update(letterTable, aggregateId, {
      state: 'issued',
      number,
      authority,
      issued_at: at,
      owes_hq: owesHeadquarters ? 1 : 0,
    })
  },
})

/** They answered our letter, or we theirs; with the letter that did it where it is in the register. */
export const letterReplied = defineOperation({
  type: 'letter.replied',
  version: 1,
  aggregate,
  facts: z.object({ on: Day, by: Id.nullable(), unitId: Id.optional() }),
  personal: z.object({ text: z.string() }),
  subjects: ({ facts }) => [facts.by, facts.unitId ?? null],
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(letterTable, aggregateId, {
      state: 'answered',
      replied_on: facts.on,
      ...patch({ reply: personal.text }),
    })
  },
})

export const letterClosed = defineOperation({
  type: 'letter.closed',
  version: 1,
  aggregate,
  facts: nobody,
  personal: z.object({ remark: z.string() }),
  apply(tx, { aggregateId, personal }) {
    tx.update(letterTable, aggregateId, { state: 'closed', remark: personal.remark ?? null })
  },
})

export const letterReopened = defineOperation({
  type: 'letter.reopened',
  version: 1,
  aggregate,
  facts: z.object({ state: z.enum(['issued', 'received', 'answered']) }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(letterTable, aggregateId, { state: facts.state, remark: null })
  },
})

export const letterWithdrawn = defineOperation({
  type: 'letter.withdrawn',
  version: 1,
  aggregate,
  facts: nobody,
  personal: z.object({ remark: z.string() }),
  apply(tx, { aggregateId, personal }) {
    tx.update(letterTable, aggregateId, {
      state: 'withdrawn',
      owes_hq: 0,
      remark: personal.remark ?? null,
    })
  },
})

/** Headquarters has its copy or record. */
export const letterRecorded = defineOperation({
  type: 'letter.recorded',
  version: 1,
  aggregate,
  facts: z.object({ on: Day, reference: z.string() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(letterTable, aggregateId, { hq_on: facts.on, hq_reference: facts.reference, owes_hq: 0 })
  },
})

export const authoritySet = defineOperation({
  type: 'authority.set',
  version: 1,
  aggregate: 'authority',
  facts: z.object({ authority: Authority }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.put(authorityTable, { id: aggregateId, authority: facts.authority })
  },
})

export const letterOperations = [
  letterDrafted,
  letterCorrected,
  letterReceived,
  letterSubmitted,
  letterApproved,
  letterRefused,
  letterIssued,
  letterReplied,
  letterClosed,
  letterReopened,
  letterWithdrawn,
  letterRecorded,
  letterFileAttached,
  authoritySet,
  ...letterCirculationOperations,
  ...letterPostingOperations,
]
