import { z } from 'zod'
import { Day, Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, nobody, subjectsOf, thing } from './operation-parts.ts'
import { callbackTable } from './tables.ts'

/** Somebody will go and see the dissatisfied owner. */
export const carePlanned = defineOperation({
  type: 'callback.carePlanned',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, on: Day, by: Id }),
  personal: nobody,
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(callbackTable, aggregateId, { care: 'planned', care_on: facts.on, care_by: facts.by })
  },
})

/** What came of the visit; an owner who is still dissatisfied stays on the list. */
export const careRecorded = defineOperation({
  type: 'callback.careRecorded',
  version: 1,
  aggregate,
  facts: z.object({ ...thing, on: Day, by: Id.nullable(), settled: z.boolean() }),
  personal: z.object({ result: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(callbackTable, aggregateId, {
      care: facts.settled ? 'settled' : 'open',
      care_on: facts.on,
      care_by: facts.by,
      care_result: personal.result ?? null,
    })
  },
})

export const careOperations = [carePlanned, careRecorded]
