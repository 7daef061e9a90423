import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { collectionAttemptTable } from './tables.ts'

/** Whom somebody tried to reach stands under another record now: two records were merged, or parted again. */
export const collectionPersonChanged = defineOperation({
  type: 'collection.personChanged',
  version: 1,
  aggregate: 'collectionAttempt',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(collectionAttemptTable, aggregateId, { person_id: facts.personId })
  },
})

export const collectionsOfPersonMove: PersonBelonging = {
  thing: 'collectionAttempt',
  of: (read, personId) => attemptIdsOfPerson(read, [personId]),
  isOf: (read, id, personId) =>
    read.get('select 1 from collection_attempt where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(collectionPersonChanged, id, { facts: { personId } })
  },
}

/** Attempts to learn something of these people. */
export const attemptIdsOfPerson = (read: ReadDatabase, personIds: readonly string[]): string[] =>
  read
    .all<{ id: string }>(
      `select a.id from json_each(?) j cross join collection_attempt a on a.person_id=j.value order by a.id`,
      [JSON.stringify(personIds)],
    )
    .map(row => row.id)
