import type { Belonging } from '../estate/belonging.ts'
import { contractHomeChanged } from './operations.ts'

/** Contracts go along with their home where units are merged, split or moved. */
export const contractsOfHome: Belonging = {
  thing: 'contract',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from contract where unit_id=? order by sort_day, id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from contract where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId, buildingId }) {
    emit(contractHomeChanged, id, { facts: { unitId, buildingId } })
  },
}
