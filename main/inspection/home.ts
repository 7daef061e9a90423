import type { Belonging } from '../estate/belonging.ts'
import { inspectionHomeChanged } from './operations.ts'

/** Walks through a home, with what they found, go along with it. */
export const inspectionsOfHome: Belonging = {
  thing: 'inspection',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from inspection where unit_id=? order by sorted_at, id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from inspection where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId, buildingId }) {
    emit(inspectionHomeChanged, id, { facts: { unitId, buildingId } })
  },
}
