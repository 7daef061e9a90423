import type { Belonging } from '../estate/belonging.ts'
import { patrolStopHomeChanged } from './patrol-operations.ts'
import { storedStop } from './patrol-queries.ts'
import { watchHomeChanged } from './watch-list-operations.ts'
import { decisionOf } from './watch-list-queries.ts'

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

const itemOf = (unitId: string) => `unit/${unitId}`

/**
 * What people decided about a home on the watch list goes along with it. Where something was decided about the other
 * home too, that stands, and this one stays behind until the units are parted again.
 */
export const watchDecisionsOfHome: Belonging = {
  thing: 'watchDecision',
  of(read, unitId) {
    const found = decisionOf(read, itemOf(unitId))
    return found ? [found.id] : []
  },
  isAt: (read, id, unitId) => decisionOf(read, itemOf(unitId))?.id === id,
  move({ emit, read }, id, { unitId }) {
    const item = itemOf(unitId)
    if (!decisionOf(read, item)) emit(watchHomeChanged, id, { facts: { item, unitId } })
  },
}
