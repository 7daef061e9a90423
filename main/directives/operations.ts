import { z } from 'zod'
import { DirectiveKind, NeedKind } from '../contract/directives.ts'
import { Day, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { directiveAnswerTable, directiveTable, needAnswerTable, needTable } from './tables.ts'

const nothing = z.object({})
/** The case an operation is about, on whose timeline it stands. */
const about = { caseId: Id.nullable() }
const onCase = { subjects: ({ facts }: { facts: { caseId: string | null } }) => [facts.caseId] }

/** Headquarters told the site to do something. */
export const directiveGiven = defineOperation({
  type: 'directive.given',
  version: 1,
  aggregate: 'directive',
  writer: 'headquarters',
  facts: z.object({ ...about, kind: DirectiveKind, dueOn: Day.nullable() }),
  personal: z.object({ title: z.string(), text: z.string(), sender: z.string() }),
  ...onCase,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.put(directiveTable, {
      id: aggregateId,
      kind: facts.kind,
      case_id: facts.caseId,
      title: personal.title ?? null,
      text: personal.text ?? null,
      sender: personal.sender ?? null,
      due_on: facts.dueOn,
      given_at: at,
      closed_at: null,
      closing: null,
    })
  },
})

/** Headquarters is content, or takes it back; the reason says which. */
export const directiveClosed = defineOperation({
  type: 'directive.closed',
  version: 1,
  aggregate: 'directive',
  writer: 'headquarters',
  facts: z.object(about),
  personal: z.object({ text: z.string() }),
  ...onCase,
  apply(tx, { aggregateId, at, personal }) {
    tx.updateWhere(directiveTable, 'id', aggregateId, { closed_at: at, closing: personal.text ?? null })
  },
})

/** The site has read it. */
export const directiveAcknowledged = defineOperation({
  type: 'directiveAnswer.acknowledged',
  version: 1,
  aggregate: 'directiveAnswer',
  facts: z.object(about),
  personal: nothing,
  ...onCase,
  apply(tx, { aggregateId, at, actor }) {
    tx.put(directiveAnswerTable, {
      id: aggregateId,
      acknowledged_at: at,
      acknowledged_by: actor,
      answer: null,
      answered_at: null,
      answered_by: null,
      done_at: null,
      done_by: null,
    })
  },
})

/** The site says how it stands; a later answer replaces the one before, which stays in the log. */
export const directiveAnswered = defineOperation({
  type: 'directiveAnswer.given',
  version: 1,
  aggregate: 'directiveAnswer',
  facts: z.object(about),
  personal: z.object({ text: z.string() }),
  ...onCase,
  apply(tx, { aggregateId, at, actor, personal }) {
    tx.update(directiveAnswerTable, aggregateId, {
      answer: personal.text ?? null,
      answered_at: at,
      answered_by: actor,
    })
  },
})

/** The site did what was asked. */
export const directiveDone = defineOperation({
  type: 'directiveAnswer.done',
  version: 1,
  aggregate: 'directiveAnswer',
  facts: z.object(about),
  personal: nothing,
  ...onCase,
  apply(tx, { aggregateId, at, actor }) {
    tx.update(directiveAnswerTable, aggregateId, { done_at: at, done_by: actor })
  },
})

/** The site asks headquarters for something, or tells it what is difficult. */
export const needRaised = defineOperation({
  type: 'need.raised',
  version: 1,
  aggregate: 'need',
  facts: z.object({ ...about, kind: NeedKind }),
  personal: z.object({ title: z.string(), text: z.string() }),
  ...onCase,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(needTable, {
      id: aggregateId,
      kind: facts.kind,
      case_id: facts.caseId,
      title: personal.title ?? null,
      text: personal.text ?? null,
      raised_at: at,
      raised_by: actor,
      settled_at: null,
      settled_by: null,
    })
  },
})

/** It needs nothing any more. */
export const needSettled = defineOperation({
  type: 'need.settled',
  version: 1,
  aggregate: 'need',
  facts: nothing,
  personal: nothing,
  apply(tx, { aggregateId, at, actor }) {
    tx.update(needTable, aggregateId, { settled_at: at, settled_by: actor })
  },
})

/** Headquarters answers; a later answer replaces the one before. */
export const needAnswered = defineOperation({
  type: 'needAnswer.given',
  version: 1,
  aggregate: 'needAnswer',
  writer: 'headquarters',
  facts: z.object(about),
  personal: z.object({ text: z.string(), sender: z.string() }),
  ...onCase,
  apply(tx, { aggregateId, at, personal }) {
    tx.put(needAnswerTable, {
      id: aggregateId,
      answer: personal.text ?? null,
      sender: personal.sender ?? null,
      answered_at: at,
    })
  },
})

export const directiveOperations = [
  directiveGiven,
  directiveClosed,
  directiveAcknowledged,
  directiveAnswered,
  directiveDone,
  needRaised,
  needSettled,
  needAnswered,
]
