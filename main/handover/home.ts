import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { handoverVisitTable } from './tables.ts'

/** The home that is handed over is another one now: units were merged, split or moved. */
export const handoverHomeChanged = defineOperation({
  type: 'handoverVisit.homeChanged',
  version: 1,
  aggregate: 'handoverVisit',
  facts: z.object({ unitId: Id, buildingId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(handoverVisitTable, aggregateId, { unit_id: facts.unitId, building_id: facts.buildingId })
  },
})

/** Whether a home stands on a list of a handover, withdrawn or not: it is not removed then. */
export const unitHasHandovers = (read: ReadDatabase, unitId: string): boolean =>
  read.get('select 1 from handover_visit where unit_id=? limit 1', [unitId]) !== undefined

export const handoverVisitsOfHome: Belonging = {
  thing: 'handoverVisit',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from handover_visit where unit_id=? order by id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from handover_visit where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId, buildingId }) {
    emit(handoverHomeChanged, id, { facts: { unitId, buildingId } })
  },
}
