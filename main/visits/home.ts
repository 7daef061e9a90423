import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { homeVisitTable } from './tables.ts'

/** The home that is or was visited is another one now: units were merged, split or moved. */
export const visitHomeChanged = defineOperation({
  type: 'visit.homeChanged',
  version: 1,
  aggregate: 'visit',
  facts: z.object({ unitId: Id, buildingId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(homeVisitTable, aggregateId, { unit_id: facts.unitId, building_id: facts.buildingId })
  },
})

export const visitsOfHome: Belonging = {
  thing: 'visit',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from home_visit where unit_id=? order by sorted_at, id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from home_visit where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId, buildingId }) {
    emit(visitHomeChanged, id, { facts: { unitId, buildingId } })
  },
}
