import type { Carried } from '../contract/inspections.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames } from '../estate/names.ts'
import { unit } from '../estate/queries.ts'
import { residentsOfUnits } from '../people/of-building.ts'
import { profileOf } from '../profiles/profiles.ts'
import { plansOf, storedType } from '../unit-types/queries.ts'
import { roomsToInspect } from '../unit-types/rules.ts'
import { openDefectsOf } from './defect-queries.ts'
import { typeOfHome } from './queries.ts'

/**
 * What a tablet takes along for homes: each type's rooms and drawing once, what is open in each home and who may come.
 * Homes that are no more are left out.
 *
 * @param today `2026-07-12`
 */
export function carried(read: ReadDatabase, unitIds: readonly string[], today: string): Carried {
  const homes = [...new Set(unitIds)].flatMap(id => unit(read, id) ?? [])
  const ids = homes.map(({ id }) => id)
  const [people, open] = [residentsOfUnits(read, ids), openDefectsOf(read, ids)]
  const buildings = nodeNames(
    read,
    homes.map(({ buildingId }) => buildingId),
  )
  const planned = new Map(
    read
      .all<{ id: string; unitId: string }>(
        `select i.id, i.unit_id as "unitId" from json_each(?) u join inspection i on i.unit_id=u.value
         where i.state='planned' order by i.sorted_at desc, i.id desc`,
        [JSON.stringify(ids)],
      )
      .map(row => [row.unitId, row.id]),
  )
  const typeIds = new Map(ids.map(id => [id, typeOfHome(read, id)?.id ?? null]))
  return {
    types: [...new Set(typeIds.values())].map(typeId => typeCarried(read, typeId)),
    homes: homes.map(({ id, number, buildingId }) => ({
      unitId: id,
      number,
      buildingName: buildings.get(buildingId) ?? null,
      typeId: typeIds.get(id) ?? null,
      plannedId: planned.get(id) ?? null,
      people: (people.get(id) ?? [])
        .filter(({ from, until }) => (from ?? '') <= today && (until === null || today < until))
        .map(({ personId, name, role }) => ({ personId, name, role })),
      open: open.get(id) ?? [],
    })),
  }
}

function typeCarried(read: ReadDatabase, typeId: string | null): Carried['types'][number] {
  const { inspection } = profileOf(read)
  if (typeId === null) return { typeId, rooms: roomsToInspect(inspection, undefined), plan: null }
  const plan = plansOf(read, typeId).find(({ removed }) => !removed)
  return {
    typeId,
    rooms: roomsToInspect(inspection, storedType(read, typeId)),
    plan: plan
      ? {
          id: plan.id,
          pictureHash: plan.pictureHash,
          width: plan.width,
          height: plan.height,
          frame: plan.frame,
        }
      : null,
  }
}
