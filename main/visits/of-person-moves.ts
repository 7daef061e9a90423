import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { homeVisitTable } from './tables.ts'

/** Who was spoken with stands under another record now: two records of one person were merged, or parted again. */
export const visitPersonChanged = defineOperation({
  type: 'visit.personChanged',
  version: 1,
  aggregate: 'visit',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(homeVisitTable, aggregateId, { person_id: facts.personId })
  },
})

export const visitsOfPersonMove: PersonBelonging = {
  thing: 'visit',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from home_visit where person_id=? order by id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from home_visit where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(visitPersonChanged, id, { facts: { personId } })
  },
}
