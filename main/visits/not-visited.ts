import { openCasesOfUnit } from '../cases/open-counts.ts'
import type { NotVisited, NotVisitedInput, NotVisitedRow } from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitsOfBuilding, unitsOfSite } from '../estate/queries.ts'
import { naturalOrder } from '../estate/rules.ts'
import { isPresent, occupanciesOfUnit, person } from '../people/queries.ts'

/** Homes on one screen. */
const mostListed = 500

/** What is asked, with its day as the moment it begins at the site. */
interface Question extends Omit<NotVisitedInput, 'since'> {
  /** UTC milliseconds. */
  readonly since: number
  /** Day at the site by which somebody lives there. */
  readonly today: string
}

/**
 * Homes with people that nobody visited since a moment, in a building or everywhere: the longest unvisited first. A
 * visit at which nobody was at home is none. @param most so many rows; the count says how many there are
 */
export function notVisited(
  read: ReadDatabase,
  { buildingId, since, tier, only, today }: Question,
  most = mostListed,
): NotVisited {
  const lastVisits = lastVisitsOf(read, buildingId)
  const planned = plannedHomes(read)
  const rows: NotVisitedRow[] = []
  let homes = 0
  let visited = 0
  for (const unit of buildingId === undefined ? unitsOfSite(read) : unitsOfBuilding(read, buildingId)) {
    const ids = new Set(
      occupanciesOfUnit(read, unit.id).flatMap(one => (isPresent(one.until, today) ? one.personId : [])),
    )
    const present = [...ids].flatMap(id => person(read, id) ?? [])
    if (ids.size === 0 || (tier !== undefined && !present.some(one => one.tier === tier))) continue
    homes += 1
    const lastVisit = lastVisits.get(unit.id) ?? null
    if (lastVisit !== null && lastVisit >= since) {
      visited += 1
      continue
    }
    const row = {
      unitId: unit.id,
      unitNumber: unit.number,
      floor: unit.floor,
      people: present.flatMap(one => one.name ?? []),
      openCases: openCasesOfUnit(read, unit.id),
      lastVisit,
      planned: planned.has(unit.id),
      visitId: planned.get(unit.id) ?? null,
    }
    if (isAsked(row, only)) rows.push(row)
  }
  rows.sort((a, b) => (a.lastVisit ?? 0) - (b.lastVisit ?? 0) || naturalOrder(a.unitNumber, b.unitNumber))
  return { rows: rows.slice(0, most), found: rows.length, homes, visited }
}

function isAsked(row: NotVisitedRow, only: NotVisitedInput['only']): boolean {
  switch (only) {
    case 'never':
      return row.lastVisit === null
    case 'open-cases':
      return row.openCases > 0
    case 'unplanned':
      return !row.planned
    case undefined:
      return true
  }
}

function lastVisitsOf(read: ReadDatabase, buildingId: string | undefined): Map<string, number> {
  const rows = read.all<{ unitId: string; at: number }>(
    `select unit_id as "unitId", max(held_at) as at from home_visit
     where held_at is not null ${buildingId === undefined ? '' : 'and building_id=?'} group by unit_id`,
    buildingId === undefined ? [] : [buildingId],
  )
  return new Map(rows.map(row => [row.unitId, row.at]))
}

/** The visit to come of each home that has one; of several the first that was planned. */
function plannedHomes(read: ReadDatabase): Map<string, string> {
  const rows = read.all<{ unitId: string; id: string }>(
    `select unit_id as "unitId", id from home_visit where state in ('planned', 'agreed') order by id desc`,
  )
  return new Map(rows.map(row => [row.unitId, row.id]))
}
