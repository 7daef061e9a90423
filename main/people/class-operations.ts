import { z } from 'zod'
import { defineOperation } from '../log/operation.ts'
import { personClassTable } from './tables.ts'

/** Somebody gave a person another class than the rules do; null for none of them. */
export const personClassSet = defineOperation({
  type: 'person.classSet',
  version: 1,
  aggregate: 'person',
  facts: z.object({ class: z.string().nullable() }),
  personal: z.object({ reason: z.string() }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.put(personClassTable, {
      id: aggregateId,
      class: facts.class,
      reason: personal.reason ?? null,
      set_at: at,
      set_by: actor,
    })
  },
})

/** The rules count again. */
export const personClassComputed = defineOperation({
  type: 'person.classComputed',
  version: 1,
  aggregate: 'person',
  facts: z.object({}),
  personal: z.object({}),
  apply(tx, { aggregateId }) {
    tx.deleteWhere(personClassTable, 'id', aggregateId)
  },
})

export const classOperations = [personClassSet, personClassComputed]
