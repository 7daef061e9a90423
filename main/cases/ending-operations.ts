import { z } from 'zod'
import { NoCallbackReason, openStates, VoidReason } from '../contract/cases.ts'
import { Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import {
  aggregate,
  entryOf,
  nobody,
  places,
  placesOf,
  placesUnlessTold,
  said,
  takenOver,
} from './operation-parts.ts'
import { caseTable } from './tables.ts'

/** What caused it, where that is said with the step. Id of a cause of the profile. */
const caused = { cause: z.string().max(60).optional() }
const causeOf = ({ cause }: { readonly cause?: string | undefined }) => (cause === undefined ? {} : { cause })

export const caseResolved = defineOperation({
  type: 'case.resolved',
  version: 1,
  aggregate,
  facts: z.object({ ...places, ...takenOver, ...said, ...caused }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    if (operation.facts.fromRegister) return
    tx.update(caseTable, operation.aggregateId, {
      state: 'resolved',
      ...causeOf(operation.facts),
      resolved_at: operation.at,
      verified: null,
      waiting_on: null,
      waiting_since: null,
      ...entryOf(operation),
    })
  },
})

export const caseVerified = defineOperation({
  type: 'case.verified',
  version: 1,
  aggregate,
  facts: z.object({ ...places, good: z.boolean() }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const verified = operation.facts.good ? 'good' : 'bad'
    tx.update(caseTable, operation.aggregateId, { verified, ...entryOf(operation) })
  },
})

export const caseClosed = defineOperation({
  type: 'case.closed',
  version: 1,
  aggregate,
  facts: z.object({ ...places, ...takenOver, ...caused, withoutCallback: NoCallbackReason.nullable() }),
  personal: z.object({ text: Text }),
  subjects: placesUnlessTold,
  apply(tx, operation) {
    const { aggregateId, at, facts } = operation
    if (facts.fromRegister) return
    tx.update(caseTable, aggregateId, {
      state: 'closed',
      ...causeOf(facts),
      closed_at: at,
      without_callback: facts.withoutCallback,
      waiting_on: null,
      waiting_since: null,
      ...entryOf(operation),
    })
  },
})

export const caseReopened = defineOperation({
  type: 'case.reopened',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, {
      state: 'handling',
      resolved_at: null,
      verified: null,
      closed_at: null,
      without_callback: null,
      ...entryOf(operation),
    })
  },
})

export const caseVoided = defineOperation({
  type: 'case.voided',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    ...takenOver,
    reason: VoidReason,
    duplicateOf: Id.nullable(),
    /** The state a restored case goes back to. */
    from: z.enum(openStates).optional(),
  }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    if (facts.fromRegister) return
    tx.update(caseTable, aggregateId, {
      state: 'void',
      void_reason: facts.reason,
      duplicate_of: facts.duplicateOf,
      waiting_on: null,
      waiting_since: null,
      ...entryOf(operation),
    })
  },
})

/** Takes a void back: the case goes on where it was, a resolved one in handling. */
export const caseRestored = defineOperation({
  type: 'case.restored',
  version: 1,
  aggregate,
  facts: z.object({ ...places, to: z.enum(['received', 'handling']).default('handling') }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, {
      state: operation.facts.to,
      void_reason: null,
      duplicate_of: null,
      closed_at: null,
      resolved_at: null,
      verified: null,
      ...entryOf(operation),
    })
  },
})
