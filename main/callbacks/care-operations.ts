import { z } from 'zod'
import { Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, nobody, subjectsOf, thing } from './operation-parts.ts'
import { callbackTable } from './tables.ts'

/** Somebody will go and see the dissatisfied owner: the visit itself is a home visit. */
export const carePlanned = defineOperation({
  type: 'callback.carePlanned',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, visitId: Id }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(callbackTable, aggregateId, { care: 'planned', care_visit: facts.visitId })
  },
})

/**
 * How the dissatisfied owner stands after a visit, or without one, in words. Whoever is still dissatisfied, was not at
 * home or had the visit cancelled stays on the list.
 */
export const careRecorded = defineOperation({
  type: 'callback.careRecorded',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, settled: z.boolean() }),
  personal: z.object({ result: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(callbackTable, aggregateId, {
      care: facts.settled ? 'settled' : 'open',
      care_result: personal.result ?? null,
    })
  },
})

export const careOperations = [carePlanned, careRecorded]
