import type { ReadDatabase } from '../database/read.ts'
import { estateNodes, unitsOfBuilding, unitTraits } from '../estate/queries.ts'
import type { BuildingPlaces } from '../leaks/clusters/types.ts'

/** Every building of the desk as water sees it. */
export function placesOf(read: ReadDatabase): BuildingPlaces[] {
  const nodes = estateNodes(read)
  const entrances = Map.groupBy(
    nodes.filter(({ kind }) => kind === 'entrance'),
    ({ parentId }) => parentId,
  )
  return nodes
    .filter(({ kind }) => kind === 'building')
    .map(({ id: buildingId }) => {
      const traits = unitTraits(read, buildingId)
      const under = (entrances.get(buildingId) ?? [])
        .sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans-CN', { numeric: true }))
        .map(({ id }) => id)
      const units = unitsOfBuilding(read, buildingId).map(unit => ({
        unitId: unit.id,
        room: unit.room,
        floor: unit.floor,
        kind: unit.kind,
        entranceId: unit.parentId === buildingId ? null : unit.parentId,
        topFloor: traits.get(unit.id)?.topFloor ?? null,
        basement: traits.get(unit.id)?.basement ?? null,
        facade: traits.get(unit.id)?.facade ?? null,
        orientation: unit.orientation,
      }))
      return { buildingId, entrances: under, units }
    })
}
