import type { Belonging } from '../estate/belonging.ts'
import { patrolStopHomeChanged } from './patrol-operations.ts'
import { storedStop } from './patrol-queries.ts'

/** Places of patrol rounds go along with the home that is to be looked at. */
export const patrolStopsOfHome: Belonging = {
  thing: 'patrolStop',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from patrol_stop where unit_id=? order by id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) => storedStop(read, id)?.unitId === unitId,
  move({ emit, read }, id, { unitId }) {
    const stop = storedStop(read, id)
    if (stop) emit(patrolStopHomeChanged, stop.roundId, { facts: { stopId: id, unitId } })
  },
}
