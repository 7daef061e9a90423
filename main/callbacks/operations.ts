import { z } from 'zod'
import {
  AskedQuestion,
  CallbackMethod,
  CancelReason,
  ContactCheck,
  Satisfaction,
  Scores,
} from '../contract/callbacks.ts'
import { Day, Id, Millis, Text } from '../contract/values.ts'
import { flagOf } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { campaignOperations } from './campaign-operations.ts'
import { careOperations } from './care-operations.ts'
import { aggregate, nobody, storedScores, subjectsOf, thing } from './operation-parts.ts'
import { callbackAttemptTable, callbackTable } from './tables.ts'

/** The window, the plan and who may not record it are decided once and stand here. */
export const callbackPlanned = defineOperation({
  type: 'callback.planned',
  version: 1,
  aggregate,
  facts: z.object({
    ...thing,
    buildingId: Id.nullable(),
    campaignId: Id.nullable(),
    plan: z.string(),
    planVersion: z.int(),
    call: z.int(),
    calls: z.int(),
    workers: z.array(Id),
    questions: z.array(AskedQuestion),
    fromAt: Millis,
    dueAt: Millis,
  }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(callbackTable, {
      id: aggregateId,
      state: 'open',
      plan: facts.plan,
      plan_version: facts.planVersion,
      call_no: facts.call,
      calls: facts.calls,
      case_id: facts.caseId,
      campaign_id: facts.campaignId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      person_id: facts.personId,
      workers: JSON.stringify(facts.workers),
      questions: JSON.stringify(facts.questions),
      planned_at: at,
      from_at: facts.fromAt,
      due_at: facts.dueAt,
      attempts: 0,
      failed_days: 0,
      last_attempt: null,
      last_attempt_at: null,
      ended_at: null,
      ended_by: null,
      method: null,
      satisfaction: null,
      spot: '{}',
      scores: '{}',
      words: null,
      contact: null,
      reopened: 0,
      cancel_reason: null,
      care: null,
      care_result: null,
      care_visit: null,
    })
  },
})

/** The case it asks about was corrected to another home or person, or somebody else worked on it since. */
export const callbackMoved = defineOperation({
  type: 'callback.moved',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, buildingId: Id.nullable(), workers: z.array(Id) }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(callbackTable, aggregateId, {
      workers: JSON.stringify(facts.workers),
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      person_id: facts.personId,
    })
  },
})

const attempt = {
  attemptId: Id,
  /** When somebody tried, and the day that was at the site. */
  triedAt: Millis,
  day: Day,
  method: CallbackMethod,
  /** How many there are with this one. */
  attempts: z.int(),
}

/** Nobody was reached; on the last of enough different days the callback ends as unreachable. */
export const callbackAttempted = defineOperation({
  type: 'callback.attempted',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, ...attempt, failedDays: z.int(), ends: z.boolean() }),
  personal: z.object({ note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(callbackAttemptTable, {
      id: facts.attemptId,
      callback_id: aggregateId,
      at: facts.triedAt,
      day: facts.day,
      staff_id: actor,
      method: facts.method,
      reached: 0,
      note: personal.note ?? null,
    })
    tx.update(callbackTable, aggregateId, {
      attempts: facts.attempts,
      failed_days: facts.failedDays,
      last_attempt: facts.attemptId,
      last_attempt_at: facts.triedAt,
      ...(facts.ends ? { state: 'unreachable' as const, ended_at: at, ended_by: actor } : {}),
    })
  },
})

/** The owner was reached and answered. */
export const callbackRecorded = defineOperation({
  type: 'callback.recorded',
  version: 1,
  aggregate,
  facts: z.object({
    ...thing,
    ...attempt,
    satisfaction: Satisfaction,
    /** All there are, with those given on the spot before. */
    scores: Scores,
    contact: ContactCheck,
    reopened: z.boolean(),
    /** Goes on the list of dissatisfied owners. */
    care: z.boolean(),
  }),
  personal: z.object({ words: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(callbackAttemptTable, {
      id: facts.attemptId,
      callback_id: aggregateId,
      at: facts.triedAt,
      day: facts.day,
      staff_id: actor,
      method: facts.method,
      reached: 1,
      note: null,
    })
    tx.update(callbackTable, aggregateId, {
      state: 'done',
      attempts: facts.attempts,
      last_attempt: facts.attemptId,
      last_attempt_at: facts.triedAt,
      ended_at: at,
      ended_by: actor,
      method: facts.method,
      satisfaction: facts.satisfaction,
      scores: storedScores(facts.scores),
      words: personal.words ?? null,
      contact: facts.contact,
      reopened: flagOf(facts.reopened),
      care: facts.care ? 'open' : null,
    })
  },
})

/** Questions answered before anybody calls. */
export const callbackAnswered = defineOperation({
  type: 'callback.answered',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, scores: Scores }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    const scores = storedScores(facts.scores)
    tx.update(callbackTable, aggregateId, { spot: scores, scores })
  },
})

/** The last attempt or answer was a mistake; how things stood before is stored with it. */
export const callbackTakenBack = defineOperation({
  type: 'callback.takenBack',
  version: 1,
  aggregate,
  facts: z.object({
    ...thing,
    attemptId: Id,
    attempts: z.int(),
    failedDays: z.int(),
    lastAttempt: Id.nullable(),
    lastAttemptAt: Millis.nullable(),
    scores: Scores,
  }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    tx.delete(callbackAttemptTable, facts.attemptId)
    tx.update(callbackTable, aggregateId, {
      state: 'open',
      attempts: facts.attempts,
      failed_days: facts.failedDays,
      last_attempt: facts.lastAttempt,
      last_attempt_at: facts.lastAttemptAt,
      ended_at: null,
      ended_by: null,
      method: null,
      satisfaction: null,
      scores: storedScores(facts.scores),
      words: null,
      contact: null,
      care: null,
      care_result: null,
      care_visit: null,
    })
  },
})

export const callbackCancelled = defineOperation({
  type: 'callback.cancelled',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, reason: CancelReason }),
  personal: z.object({ note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.update(callbackTable, aggregateId, {
      state: 'cancelled',
      cancel_reason: facts.reason,
      words: personal.note ?? null,
      ended_at: at,
      ended_by: actor,
    })
  },
})

/** Somebody looked at the full number; only the audit trail changes. */
export const callbackUnmasked = defineOperation({
  type: 'callback.unmasked',
  version: 1,
  aggregate,
  facts: z.object(thing),
  personal: nobody,
  subjects: ({ facts }) => [facts.personId],
  apply() {},
})

export const callbackOperations = [
  callbackPlanned,
  callbackMoved,
  callbackAttempted,
  callbackRecorded,
  callbackAnswered,
  callbackTakenBack,
  callbackCancelled,
  callbackUnmasked,
  ...careOperations,
  ...campaignOperations,
]
