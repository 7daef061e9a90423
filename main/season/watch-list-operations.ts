import { z } from 'zod'
import { WindDirection } from '../contract/season-watch.ts'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { seasonWatchTable, seasonWindTable } from './watch-list-tables.ts'

/** Somebody put a home on the list, or took one off, against the reckoning. */
export const watchDecided = defineOperation({
  type: 'seasonWatch.decided',
  version: 1,
  aggregate: 'seasonWatch',
  facts: z.object({ item: z.string(), unitId: Id.nullable(), kind: z.enum(['added', 'removed']) }),
  personal: z.object({ reason: z.string() }),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, actor, facts: { item, kind }, personal }) {
    tx.put(seasonWatchTable, {
      id: aggregateId,
      item,
      kind,
      reason: personal.reason ?? null,
      at,
      by: actor,
    })
  },
})

/** The home that was decided about is another one now: units were merged or split. */
export const watchHomeChanged = defineOperation({
  type: 'seasonWatch.homeChanged',
  version: 1,
  aggregate: 'seasonWatch',
  facts: z.object({ item: z.string(), unitId: Id }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(seasonWatchTable, aggregateId, { item: facts.item })
  },
})

/** The reckoning counts again. */
export const watchForgotten = defineOperation({
  type: 'seasonWatch.forgotten',
  version: 1,
  aggregate: 'seasonWatch',
  facts: z.object({}),
  personal: z.object({}),
  apply(tx, { aggregateId }) {
    tx.delete(seasonWatchTable, aggregateId)
  },
})

export const windwardSet = defineOperation({
  type: 'seasonWind.set',
  version: 1,
  aggregate: 'seasonWind',
  facts: z.object({ directions: z.array(WindDirection) }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.put(seasonWindTable, { id: aggregateId, directions: JSON.stringify(facts.directions) })
  },
})

export const watchListOperations = [watchDecided, watchForgotten, windwardSet]
