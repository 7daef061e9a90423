import { z } from 'zod'
import { AttemptResult, AttemptWay, CollectionWant } from '../contract/collections.ts'
import { OccupancyRole } from '../contract/people.ts'
import { Day, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { collectionAttemptTable, collectionTable } from './tables.ts'

const aggregate = 'collection'
const nobody = z.object({})

export const collectionStarted = defineOperation({
  type: 'collection.started',
  version: 1,
  aggregate,
  facts: z.object({
    title: z.string(),
    wants: z.array(CollectionWant),
    roles: z.array(OccupancyRole),
    buildingIds: z.array(Id),
    until: Day,
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    tx.insert(collectionTable, {
      id: aggregateId,
      title: facts.title,
      wants: JSON.stringify(facts.wants),
      roles: JSON.stringify(facts.roles),
      buildings: JSON.stringify(facts.buildingIds),
      until_day: facts.until,
      started_at: at,
      started_by: actor,
      ended_at: null,
    })
  },
})

export const collectionEnded = defineOperation({
  type: 'collection.ended',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at }) {
    tx.update(collectionTable, aggregateId, { ended_at: at })
  },
})

/** The end was taken back. */
export const collectionReopened = defineOperation({
  type: 'collection.reopened',
  version: 1,
  aggregate,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(collectionTable, aggregateId, { ended_at: null })
  },
})

/** An attempt is a thing of its own, so that what is said there goes with the data of whom it is about. */
export const collectionAttempted = defineOperation({
  type: 'collection.attempted',
  version: 1,
  aggregate: 'collectionAttempt',
  facts: z.object({ collectionId: Id, personId: Id, way: AttemptWay, result: AttemptResult }),
  personal: z.object({ note: z.string() }),
  subjects: ({ facts }) => [facts.personId],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(collectionAttemptTable, {
      id: aggregateId,
      collection_id: facts.collectionId,
      person_id: facts.personId,
      at,
      by: actor,
      way: facts.way,
      result: facts.result,
      note: personal.note ?? null,
    })
  },
})

export const collectionAttemptTakenBack = defineOperation({
  type: 'collection.attemptTakenBack',
  version: 1,
  aggregate: 'collectionAttempt',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(collectionAttemptTable, aggregateId)
  },
})

export const collectionOperations = [
  collectionStarted,
  collectionEnded,
  collectionReopened,
  collectionAttempted,
  collectionAttemptTakenBack,
]
