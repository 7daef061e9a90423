import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { letterTable } from './tables.ts'

/** Whose letter it is stands under another record now: two records of one person were merged, or parted again. */
export const letterPersonChanged = defineOperation({
  type: 'letter.personChanged',
  version: 1,
  aggregate: 'letter',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(letterTable, aggregateId, { person_id: facts.personId })
  },
})

export const lettersOfPersonMove: PersonBelonging = {
  thing: 'letter',
  of: (read, personId) => letterIdsOfPerson(read, [personId]),
  isOf: (read, id, personId) =>
    read.get('select 1 from letter where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(letterPersonChanged, id, { facts: { personId } })
  },
}

/** Letters from and to these people. */
export const letterIdsOfPerson = (read: ReadDatabase, personIds: readonly string[]): string[] =>
  read
    .all<{ id: string }>(
      'select l.id from json_each(?) j cross join letter l on l.person_id=j.value order by l.id',
      [JSON.stringify(personIds)],
    )
    .map(row => row.id)
