import { signedInBuilding } from '../contracts/promised.ts'
import type { ReadDatabase } from '../database/read.ts'
import { remembered } from '../log/remembered.ts'
import { ownershipsOfBuilding } from '../people/of-building.ts'
import { elsewhereThanHomes } from './elsewhere.ts'
import { type Handover, handoverOf } from './handover.ts'

const kept = remembered(elsewhereThanHomes, () => new Map<string, ReadonlyMap<string, Handover>>())

/**
 * When each home and shop of a building was handed over, by unit, see {@link handoverOf}. Worked out once for a
 * building, until units, people or contracts change: a whole site is asked for at once.
 */
export function deliveriesOf(read: ReadDatabase, buildingId: string): ReadonlyMap<string, Handover> {
  const known = kept(read)
  const found = known.get(buildingId) ?? readDeliveries(read, buildingId)
  known.set(buildingId, found)
  return found
}

function readDeliveries(read: ReadDatabase, buildingId: string): Map<string, Handover> {
  const units = read.all<{ id: string; handedOverOn: string | null; promisedOn: string | null }>(
    `select id, handed_over_on as "handedOverOn", promised_on as "promisedOn" from unit
     where building_id=? and merged_into is null and kind in ('dwelling', 'shop')`,
    [buildingId],
  )
  const owners = ownershipsOfBuilding(read, buildingId)
  const signed = signedInBuilding(read, buildingId)
  return new Map(
    units.map(({ id, handedOverOn, promisedOn }) => [
      id,
      handoverOf({
        handedOverOn,
        promisedOn: promisedOn ?? signed.get(id)?.promisedOn ?? null,
        owners: owners.get(id) ?? [],
      }),
    ]),
  )
}
