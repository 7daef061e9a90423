import type { OccupancyRole, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Somebody who has or had to do with a unit, as much as an elevation shows of them. */
export interface ResidentOfBuilding {
  readonly unitId: string
  readonly personId: string
  readonly role: OccupancyRole
  readonly from: string | null
  readonly until: string | null
  /** Null where the personal data was erased. */
  readonly name: string | null
  readonly tier: TierName
}

const weight: Readonly<Record<OccupancyRole, number>> = {
  owner: 0,
  'co-owner': 1,
  tenant: 2,
  family: 3,
  agent: 4,
}

const columns = `o.unit_id as "unitId", o.person_id as "personId", o.role, o.from_day as "from", o.until_day as "until",
  p.name, coalesce(p.tier, 'ordinary') as tier`

/** Everybody of every unit of a building in one read, by unit; owners before the others, the longest there first. */
export const residentsOfBuilding = (
  read: ReadDatabase,
  buildingId: string,
): Map<string, ResidentOfBuilding[]> =>
  inHomes(
    read.all<ResidentOfBuilding>(
      `select ${columns}
       from unit u join occupancy o on o.unit_id=u.id left join person p on p.id=o.person_id
       where u.building_id=? and u.merged_into is null`,
      [buildingId],
    ),
  )

/** The same for a part of a building. */
export const residentsOfUnits = (
  read: ReadDatabase,
  unitIds: readonly string[],
): Map<string, ResidentOfBuilding[]> =>
  inHomes(
    read.all<ResidentOfBuilding>(
      `select ${columns}
       from json_each(?) u join occupancy o on o.unit_id=u.value left join person p on p.id=o.person_id`,
      [JSON.stringify(unitIds)],
    ),
  )

function inHomes(rows: readonly ResidentOfBuilding[]): Map<string, ResidentOfBuilding[]> {
  const byUnit = new Map<string, ResidentOfBuilding[]>()
  for (const row of rows) {
    const others = byUnit.get(row.unitId)
    if (others) others.push(row)
    else byUnit.set(row.unitId, [row])
  }
  for (const residents of byUnit.values()) if (residents.length > 1) residents.sort(inOrder)
  return byUnit
}

function inOrder(a: ResidentOfBuilding, b: ResidentOfBuilding): number {
  const from = (one: ResidentOfBuilding) => one.from ?? ''
  return (
    weight[a.role] - weight[b.role] ||
    (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : a.personId < b.personId ? -1 : 1)
  )
}

/** How many people are in each home of a building that has any on this day; nobody's name is read for it. */
export function peopleInBuilding(read: ReadDatabase, buildingId: string, today: string): Map<string, number> {
  const rows = read.all<{ unitId: string; people: number }>(
    `select u.id as "unitId", (
       select count(distinct o.person_id) from occupancy o
       where o.unit_id=u.id and (o.until_day is null or o.until_day>=?)
     ) as people
     from unit u where u.building_id=? and u.merged_into is null`,
    [today, buildingId],
  )
  return new Map(rows.flatMap(({ unitId, people }) => (people > 0 ? [[unitId, people] as const] : [])))
}

/** Those in a building on this day who are no ordinary customers: few, found along an index that holds nobody else. */
export function specialInBuilding(
  read: ReadDatabase,
  buildingId: string,
  today: string,
): { readonly unitId: string; readonly tier: TierName }[] {
  return read.all(
    `select o.unit_id as "unitId", p.tier
     from unit u join occupancy o on o.unit_id=u.id
       join person p indexed by person_special on p.id=o.person_id and p.tier<>'ordinary'
     where u.building_id=? and u.merged_into is null and (o.until_day is null or o.until_day>=?)`,
    [buildingId, today],
  )
}

/** From when to when somebody owned a home. */
export interface OwnershipOfHome {
  readonly unitId: string
  readonly role: 'owner' | 'co-owner'
  readonly from: string | null
  readonly until: string | null
}

/** Who owns or owned the homes of a building, by home, without saying who it is. */
export function ownershipsOfBuilding(read: ReadDatabase, buildingId: string): Map<string, OwnershipOfHome[]> {
  const rows = read.all<OwnershipOfHome>(
    `select o.unit_id as "unitId", o.role, o.from_day as "from", o.until_day as "until"
     from unit u join occupancy o on o.unit_id=u.id and o.role in ('owner', 'co-owner')
     where u.building_id=? and u.merged_into is null`,
    [buildingId],
  )
  return Map.groupBy(rows, row => row.unitId)
}
