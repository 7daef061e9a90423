import { stackName, stacksOf } from '../../contract/stacks.ts'
import type { BuildingPlaces, Place } from './types.ts'

/** Where a unit stands in its building. */
export interface Spot {
  readonly unitId: string
  /** Counted along the whole building, entrance by entrance. */
  readonly column: number
  readonly floor: number
  readonly entranceId: string | null
  /** `02`, as people name a stack. */
  readonly stack: string
  /** Homes of its column stand over one another. */
  readonly stacked: boolean
  /** Floors under the roof; 0 is right under it. */
  readonly depth: number
  readonly basement: boolean
  readonly facade: boolean | null
  readonly orientation: string | null
  /** Nobody lives there to notice water. */
  readonly parking: boolean
}

/** A building as water sees it. Units without a floor have no spot: nothing can be said of what is near them. */
export interface Layout {
  readonly buildingId: string
  readonly spots: ReadonlyMap<string, Spot>
  /** By column, from the top down. */
  readonly columns: readonly (readonly Spot[])[]
}

/** The layout of a building, by the same columns that its picture on screen shows. */
export function layoutOf({ buildingId, entrances, units }: BuildingPlaces): Layout {
  const columns: Spot[][] = []
  const standing = units.filter(unit => unit.floor !== null)
  const known = new Set<string | null>(entrances)
  const others = [...new Set(standing.map(unit => unit.entranceId))].filter(
    id => id !== null && !known.has(id),
  )
  for (const entranceId of [...entrances, ...others.sort(), null]) {
    const inIt = standing.filter(unit => unit.entranceId === entranceId)
    if (inIt.length === 0) continue
    const { columns: places, stacked } = stacksOf(inIt)
    const offset = columns.length
    for (const column of Map.groupBy(inIt, unit => places.get(unit.unitId) ?? 0)) {
      columns[offset + column[0]] = column[1].map(unit =>
        spotOf(unit, offset + column[0], stacked, column[1]),
      )
    }
  }
  const filled = Array.from(columns, column => (column ?? []).sort((one, other) => other.floor - one.floor))
  return { buildingId, columns: filled, spots: new Map(filled.flat().map(spot => [spot.unitId, spot])) }
}

function spotOf(unit: Place, column: number, stacked: boolean, stack: readonly Place[]): Spot {
  const floor = unit.floor ?? 0
  const tops = stack.filter(one => one.topFloor === true).map(one => one.floor ?? 0)
  const top = Math.max(...(tops.length > 0 ? tops : stack.map(one => one.floor ?? 0)))
  const underRoof = unit.topFloor === true || (stacked && unit.topFloor === null && floor >= top)
  return {
    unitId: unit.unitId,
    column,
    floor,
    entranceId: unit.entranceId,
    stack: stackName(unit),
    stacked,
    depth: underRoof ? 0 : stacked ? Math.max(1, top - floor) : Number.POSITIVE_INFINITY,
    basement: unit.basement === true || floor < 0,
    facade: unit.facade,
    orientation: unit.orientation,
    parking: unit.kind === 'parking',
  }
}
