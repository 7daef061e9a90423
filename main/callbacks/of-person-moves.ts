import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { callbackTable } from './tables.ts'

/** Who is called stands under another record now: two records of one person were merged, or parted again. */
export const callbackPersonChanged = defineOperation({
  type: 'callback.personChanged',
  version: 1,
  aggregate: 'callback',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(callbackTable, aggregateId, { person_id: facts.personId })
  },
})

export const callbacksOfPersonMove: PersonBelonging = {
  thing: 'callback',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from callback where person_id=? order by due_at, id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from callback where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(callbackPersonChanged, id, { facts: { personId } })
  },
}
