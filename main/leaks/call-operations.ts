import { z } from 'zod'
import { aggregate, countAsEntry, nobody, places, placesOf } from '../cases/operation-parts.ts'
import { LeakAbout } from '../contract/leaks.ts'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { BeforeCall, judgedColumns, mentioned } from './operation-parts.ts'
import { leakCallTable, leakTable } from './tables.ts'

/** A call was taken by mistake and taken back at once: the leak is as it was before it. */
export const leakCallTakenBack = defineOperation({
  type: 'leak.callTakenBack',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    callId: Id,
    /** As it was before the call; null where the call was the first, and its case goes void. */
    before: BeforeCall.nullable(),
  }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId } = operation
    const { callId, before } = operation.facts
    countAsEntry(tx, operation)
    tx.delete(leakCallTable, callId)
    tx.add(leakTable, aggregateId, { calls: -1 })
    if (before)
      tx.update(leakTable, aggregateId, {
        ...judgedColumns(before),
        ...mentioned(before.mentions),
        emergency_id: before.emergencyId,
        contact_at: before.contactAt,
        contact_promised_at: before.contactPromisedAt,
      })
  },
})

/** Whom a leak is about became known: which home, or that it is of common parts. */
export const leakPlaced = defineOperation({
  type: 'leak.placed',
  version: 1,
  aggregate,
  facts: z.object({ ...places, about: LeakAbout }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    countAsEntry(tx, operation)
    tx.update(leakTable, operation.aggregateId, { about: operation.facts.about })
  },
})
