import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { callbackTable } from './tables.ts'

/** The home a call is about is another one now: units were merged, split or moved. */
export const callbackHomeChanged = defineOperation({
  type: 'callback.homeChanged',
  version: 1,
  aggregate: 'callback',
  facts: z.object({ unitId: Id, buildingId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(callbackTable, aggregateId, { unit_id: facts.unitId, building_id: facts.buildingId })
  },
})

export const callbacksOfHome: Belonging = {
  thing: 'callback',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from callback where unit_id=? order by due_at, id', [unitId])
      .map(row => row.id),
  ofCase: (read, caseId) =>
    read.all<{ id: string }>('select id from callback where case_id=?', [caseId]).map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from callback where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId, buildingId }) {
    emit(callbackHomeChanged, id, { facts: { unitId, buildingId } })
  },
}
