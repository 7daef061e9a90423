import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { lentThingTable } from './tables.ts'

/** The home a key or a paper is of is another one now: units were merged or split. */
export const thingHomeChanged = defineOperation({
  type: 'thing.homeChanged',
  version: 1,
  aggregate: 'thing',
  facts: z.object({ unitId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(lentThingTable, aggregateId, { unit_id: facts.unitId })
  },
})

/** Keys, papers and samples go along with the home they are of. */
export const thingsOfHome: Belonging = {
  thing: 'thing',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from lent_thing where unit_id=? order by id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from lent_thing where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId }) {
    emit(thingHomeChanged, id, { facts: { unitId } })
  },
}
