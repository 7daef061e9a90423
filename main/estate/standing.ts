import { homesOfPart, type UnitKind } from '../contract/estate.ts'
import type { UnitStage } from '../contract/unit-changes.ts'
import type { ReadDatabase } from '../database/read.ts'
import { remembered } from '../log/remembered.ts'
import {
  type OwnershipOfHome,
  ownershipsOfBuilding,
  peopleInBuilding,
  type ResidentOfBuilding,
  residentsOfUnits,
  specialInBuilding,
} from '../people/of-building.ts'
import { elsewhereThanHomes } from './elsewhere.ts'
import { unitCounts } from './queries.ts'
import { inUnitOrder } from './rules.ts'

/** A unit as much as elevations and lists of a whole building show of it. */
export interface StandingUnit {
  readonly id: string
  readonly parentId: string
  readonly number: string
  readonly room: string
  readonly kind: UnitKind
  readonly floor: number | null
  readonly unitType: string | null
  readonly handedOverOn: string | null
  readonly promisedOn: string | null
  /** The stage somebody set; null where it follows from the facts. */
  readonly stage: UnitStage | null
}

type Special = ReturnType<typeof specialInBuilding>

interface Standing {
  units?: readonly StandingUnit[]
  ownerships?: ReadonlyMap<string, readonly OwnershipOfHome[]>
  people?: OfDay<ReadonlyMap<string, number>>
  special?: OfDay<Special>
  /** By part. */
  readonly residents: Map<number, ReadonlyMap<string, readonly ResidentOfBuilding[]>>
}

/** What depends on the day somebody looks. */
interface OfDay<Found> {
  readonly today: string
  readonly found: Found
}

interface Kept {
  /** See {@link unitCounts}. */
  counts?: ReadonlyMap<string, number>
  /** The building looked at last comes last. */
  readonly buildings: Map<string, Standing>
}

const mostBuildings = 6

const keptOf = remembered([...elsewhereThanHomes, 'contract'], (): Kept => ({ buildings: new Map() }))

/** How many units stand right under each node: asked for with every change by every window that shows cases. */
export function countsStanding(read: ReadDatabase): ReadonlyMap<string, number> {
  const here = keptOf(read)
  here.counts ??= unitCounts(read)
  return here.counts
}

/** Units of a building that stand by themselves, from the ground up, then by room. */
export function unitsStanding(read: ReadDatabase, buildingId: string): readonly StandingUnit[] {
  const standing = standingOf(read, buildingId)
  standing.units ??= inUnitOrder(
    read.all<StandingUnit>(
      `select id, parent_id as "parentId", number, room, kind, floor, unit_type as "unitType",
         handed_over_on as "handedOverOn", promised_on as "promisedOn", stage
       from unit where building_id=? and merged_into is null`,
      [buildingId],
    ),
  )
  return standing.units
}

/** Who owns and owned the homes, see {@link ownershipsOfBuilding}. */
export function ownershipsStanding(
  read: ReadDatabase,
  buildingId: string,
): ReadonlyMap<string, readonly OwnershipOfHome[]> {
  const standing = standingOf(read, buildingId)
  standing.ownerships ??= ownershipsOfBuilding(read, buildingId)
  return standing.ownerships
}

/** How many people are in each home, see {@link peopleInBuilding}. */
export function peopleStanding(
  read: ReadDatabase,
  buildingId: string,
  today: string,
): ReadonlyMap<string, number> {
  const standing = standingOf(read, buildingId)
  if (standing.people?.today !== today)
    standing.people = { today, found: peopleInBuilding(read, buildingId, today) }
  return standing.people.found
}

/** Who is no ordinary customer, see {@link specialInBuilding}. */
export function specialStanding(read: ReadDatabase, buildingId: string, today: string): Special {
  const standing = standingOf(read, buildingId)
  if (standing.special?.today !== today)
    standing.special = { today, found: specialInBuilding(read, buildingId, today) }
  return standing.special.found
}

/**
 * Everybody of one part of a building, by unit, those who left too: finding thousands of people takes longest of all,
 * so a house of thousands of homes is asked for in parts of {@link homesOfPart}, in the order of its homes.
 */
export function residentsStanding(
  read: ReadDatabase,
  buildingId: string,
  part: number,
): ReadonlyMap<string, readonly ResidentOfBuilding[]> {
  const { residents } = standingOf(read, buildingId)
  const found =
    residents.get(part) ??
    residentsOfUnits(
      read,
      unitsStanding(read, buildingId)
        .slice(part * homesOfPart, (part + 1) * homesOfPart)
        .map(unit => unit.id),
    )
  residents.set(part, found)
  return found
}

/**
 * What is known of a building since units and people last changed: a house of thousands of homes is asked for again
 * with every case that is taken, by every window that shows it.
 */
function standingOf(read: ReadDatabase, buildingId: string): Standing {
  const here = keptOf(read)
  const standing = here.buildings.get(buildingId) ?? { residents: new Map() }
  here.buildings.delete(buildingId)
  here.buildings.set(buildingId, standing)
  const [oldest] = here.buildings.keys()
  if (here.buildings.size > mostBuildings && oldest !== undefined) here.buildings.delete(oldest)
  return standing
}
