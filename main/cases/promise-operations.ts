import { z } from 'zod'
import { Id, Line, Millis, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, entryOf, nobody, places, placesOf } from './operation-parts.ts'
import { promiseTable } from './promise-table.ts'
import { caseTable } from './tables.ts'

const about = { ...places, promiseId: Id }

/** Something was promised to the owner of a case. */
export const promiseMade = defineOperation({
  type: 'promise.made',
  version: 1,
  aggregate,
  facts: z.object({ ...about, dueAt: Millis, approvedBy: Id.nullable() }),
  personal: z.object({ text: Text, approver: Line }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts, personal } = operation
    tx.insert(promiseTable, {
      id: facts.promiseId,
      case_id: aggregateId,
      text: personal.text ?? null,
      approved_by: facts.approvedBy,
      approver: personal.approver ?? null,
      made_by: actor,
      made_at: at,
      due_at: facts.dueAt,
      state: 'open',
      moved: 0,
      ended_at: null,
    })
    tx.update(caseTable, aggregateId, entryOf(operation))
  },
})

/** Its time was moved, with the reason. */
export const promiseMoved = defineOperation({
  type: 'promise.moved',
  version: 1,
  aggregate,
  facts: z.object({ ...about, from: Millis, dueAt: Millis }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { facts } = operation
    tx.update(promiseTable, facts.promiseId, { due_at: facts.dueAt })
    tx.add(promiseTable, facts.promiseId, { moved: 1 })
    tx.update(caseTable, operation.aggregateId, entryOf(operation))
  },
})

export const promiseEnded = defineOperation({
  type: 'promise.ended',
  version: 1,
  aggregate,
  facts: z.object({ ...about, kept: z.boolean() }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { facts } = operation
    tx.update(promiseTable, facts.promiseId, {
      state: facts.kept ? 'kept' : 'broken',
      ended_at: operation.at,
    })
    tx.update(caseTable, operation.aggregateId, entryOf(operation))
  },
})

/** Takes an end back. */
export const promiseReopened = defineOperation({
  type: 'promise.reopened',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(promiseTable, operation.facts.promiseId, { state: 'open', ended_at: null })
    tx.update(caseTable, operation.aggregateId, entryOf(operation))
  },
})

export const promiseOperations = [promiseMade, promiseMoved, promiseEnded, promiseReopened]
