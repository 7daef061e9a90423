import type { OccupancyRole } from '../contract/people.ts'
import type { UnitFilter, UnitKind } from '../contract/estate.ts'
import { openCasesOfUnit } from '../cases/open-counts.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isPresent, occupanciesOfUnit, person } from '../people/queries.ts'
import { findUnits } from './find-units.ts'
import { estateNode, pathOf, type Unit, unit, unitsOfBuilding } from './queries.ts'
import { inUnitOrder, nodeOrder } from './rules.ts'
import { buildingsInOrder } from './tree.ts'

/** One line of the list of units. */
export interface UnitRow {
  readonly unitId: string
  readonly number: string
  readonly kind: UnitKind
  /** Names from the project down to what the unit stands under. */
  readonly path: readonly string[]
  readonly floor: number | null
  readonly unitType: string | null
  /** Units of 0.01 m². */
  readonly measuredArea: number | null
  readonly people: readonly {
    readonly personId: string
    readonly name: string | null
    readonly role: OccupancyRole
  }[]
  readonly openCases: number
}

/** The last unit of a page; hand it back to get the next one. */
export interface UnitCursor {
  readonly buildingId: string
  readonly unitId: string
}

/** `next` is null at the end; a page may hold fewer rows than asked for, even none, and still have a next one. */
export interface UnitPage {
  readonly rows: readonly UnitRow[]
  readonly next: UnitCursor | null
}

/** Units looked at for one page when a filter keeps few of them; the page is then shorter and has a next one. */
const mostLookedAt = 3_000

/** Found by text there is one page only: whoever needs more types more. */
const mostFound = 200

/**
 * Units in the order of the estate: building by building, from the ground up. A page reads the units of the
 * buildings it shows and no others.
 */
export function listUnits(
  read: ReadDatabase,
  options: {
    readonly filter: UnitFilter
    readonly text: string
    readonly after: UnitCursor | null
    readonly limit: number
    readonly today: string
  },
): UnitPage {
  const { filter, text, after, limit, today } = options
  if (text.trim() !== '') {
    const rows = findUnits(read, text, mostFound)
      .map(found => unit(read, found.unitId))
      .filter(one => one !== undefined)
      .filter(one => wanted(one, filter))
      .map(one => rowOf(read, one, today))
      .filter(row => fits(row, filter))
    return { rows, next: null }
  }
  const buildings = buildingsInOrder(read).filter(
    one => filter.buildingId === undefined || one.id === filter.buildingId,
  )
  const start = after
    ? Math.max(
        0,
        buildings.findIndex(one => one.id === after.buildingId),
      )
    : 0
  const rows: UnitRow[] = []
  let looked = 0
  for (const building of buildings.slice(start)) {
    const units = unitsInOrder(read, building.id)
    const skipped =
      building.id === after?.buildingId ? units.findIndex(one => one.id === after.unitId) + 1 : 0
    for (const one of units.slice(skipped)) {
      looked += 1
      const row = wanted(one, filter) ? rowOf(read, one, today) : undefined
      if (row && fits(row, filter)) rows.push(row)
      if (rows.length >= limit || looked >= mostLookedAt)
        return { rows, next: { buildingId: building.id, unitId: one.id } }
    }
  }
  return { rows, next: null }
}

/** The units of a building entrance by entrance, each from the ground up. */
function unitsInOrder(read: ReadDatabase, buildingId: string): Unit[] {
  const units = unitsOfBuilding(read, buildingId)
  const parents = [...new Set(units.map(one => one.parentId))]
    .map(id => estateNode(read, id))
    .filter(node => node !== undefined)
    .sort(nodeOrder)
  const places = new Map(parents.map((node, index) => [node.id, index]))
  const place = (one: Unit) => places.get(one.parentId) ?? 0
  return inUnitOrder(units).sort((a, b) => place(a) - place(b))
}

function wanted(one: Unit, filter: UnitFilter): boolean {
  return (
    (filter.buildingId === undefined || one.buildingId === filter.buildingId) &&
    (filter.kind === undefined || one.kind === filter.kind)
  )
}

function fits(row: UnitRow, filter: UnitFilter): boolean {
  return (
    (filter.empty === undefined || filter.empty === (row.people.length === 0)) &&
    (filter.open === undefined || filter.open === row.openCases > 0)
  )
}

function rowOf(read: ReadDatabase, one: Unit, today: string): UnitRow {
  const present = occupanciesOfUnit(read, one.id).filter(other => isPresent(other.until, today))
  return {
    unitId: one.id,
    number: one.number,
    kind: one.kind,
    path: pathOf(read, one.parentId).map(node => node.name),
    floor: one.floor,
    unitType: one.unitType,
    measuredArea: one.measuredArea,
    people: present.map(({ personId, role }) => ({
      personId,
      role,
      name: person(read, personId)?.name ?? null,
    })),
    openCases: openCasesOfUnit(read, one.id),
  }
}
