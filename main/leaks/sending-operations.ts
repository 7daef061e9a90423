import { z } from 'zod'
import { aggregate, countAsEntry, places, placesOf } from '../cases/operation-parts.ts'
import { LeakState, TeamStep } from '../contract/leaks.ts'
import { Id, Millis, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { leakTable } from './tables.ts'

/** A team was told not to come, or that another one goes in its place. */
export const leakRecalled = defineOperation({
  type: 'leak.recalled',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    teamId: Id,
    /** How the leak stands without it. */
    to: z.enum(['reported', 'stopped']),
    recalledAt: Millis,
  }),
  personal: z.object({ note: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, {
      state: facts.to,
      team_id: null,
      sent_at: null,
      acknowledged_at: null,
      arrived_at: null,
      next_at: null,
    })
  },
})

/** A step of a team was noted by mistake: the leak stands as before it. */
export const leakSteppedBack = defineOperation({
  type: 'leak.steppedBack',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    undone: z.union([TeamStep, z.literal('noEntry')]),
    /** The team that took it back with its phone. */
    teamId: Id.optional(),
    to: LeakState,
    nextAt: Millis.nullable(),
  }),
  personal: z.object({}),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId } = operation
    const { undone, to, nextAt } = operation.facts
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, {
      state: to,
      next_at: nextAt,
      ...(undone === 'acknowledged' ? { acknowledged_at: null } : {}),
      ...(undone === 'onsite' ? { arrived_at: null } : {}),
      ...(undone === 'stopped' ? { stopped_at: null } : {}),
    })
  },
})

export const sendingOperations = [leakRecalled, leakSteppedBack]
