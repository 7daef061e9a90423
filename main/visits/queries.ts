import { caseNumbers } from '../cases/detail.ts'
import { openCasesOfUnit } from '../cases/open-counts.ts'
import type { Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import {
  type NotVisited,
  type NotVisitedRow,
  openVisitStates,
  type VisitListInput,
  type VisitRow,
  type VisitState,
  visitStates,
} from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { unitsOfBuilding } from '../estate/queries.ts'
import { naturalOrder } from '../estate/rules.ts'
import { personNameOf } from '../people/names.ts'
import { isPresent, occupanciesOfUnit, person } from '../people/queries.ts'
import { staffNameOf } from '../staff/names.ts'

/** What commands need to know of a visit. */
export interface StoredVisit {
  readonly id: string
  readonly unitId: string
  readonly state: VisitState
}

export function storedVisit(read: ReadDatabase, visitId: string): StoredVisit | undefined {
  return read.get<StoredVisit>('select id, unit_id as "unitId", state from home_visit where id=?', [visitId])
}

/** The visit of a home that is planned or agreed; there is at most one. */
export function openVisitOf(read: ReadDatabase, unitId: string): string | undefined {
  return read.get<{ id: string }>(
    `select id from home_visit where unit_id=? and state in ('planned', 'agreed') limit 1`,
    [unitId],
  )?.id
}

type NamedVisit = Omit<VisitRow, 'followUps'>
interface SortedVisit extends NamedVisit {
  readonly sortedAt: number
}

const visitColumns = `id, unit_id as "unitId", ${unitNumberOf('home_visit.unit_id')} as "unitNumber",
  building_id as "buildingId", ${nodeNameOf('home_visit.building_id')} as "buildingName", state, purpose, visitor,
  ${staffNameOf('home_visit.visitor')} as "visitorName", appointment_at as "appointmentAt", held_at as "heldAt",
  planned_at as "plannedAt", note, person_id as "personId", ${personNameOf('home_visit.person_id')} as "personName",
  present, minutes, sorted_at as "sortedAt"`

/** A page of visits, the latest or farthest ahead first. */
export function listVisits(
  read: ReadDatabase,
  { states, buildingId, unitId, since = 0, to, before, limit = 50 }: VisitListInput,
): Page<VisitRow> {
  const cursor = before === undefined ? { at: to ?? Number.MAX_SAFE_INTEGER, id: '' } : cursorOf(before)
  const wanted = states && states.length < visitStates.length ? JSON.stringify(states) : null
  // A home has few visits; everything else goes by the order of the list.
  const order = unitId === undefined ? 'home_visit_sorted' : 'home_visit_unit'
  const found = read.all<SortedVisit>(
    `select ${visitColumns} from home_visit indexed by ${order}
     where (sorted_at, id) < (?, ?) and sorted_at >= ? and (? is null or state in (select value from json_each(?)))
       and (? is null or building_id=?) ${unitId === undefined ? '' : 'and unit_id=?'}
     order by sorted_at desc, id desc limit ?`,
    [
      cursor.at,
      cursor.id,
      since,
      wanted,
      wanted,
      buildingId ?? null,
      buildingId ?? null,
      ...(unitId === undefined ? [] : [unitId]),
      limit + 1,
    ],
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: withFollowUps(read, page),
    next: found.length > limit && last ? `${last.sortedAt}_${last.id}` : null,
  }
}

/** Most visits that are open at a time and still listed. */
const mostOpen = 500

/**
 * Visits that are planned or agreed, the next appointment first, those without one behind; at most 500.
 *
 * @param before only appointments before this moment, UTC milliseconds
 * @param visitor only theirs, and those nobody was named for
 */
export function openVisits(
  read: ReadDatabase,
  { before, visitor }: { readonly before?: number | undefined; readonly visitor?: string | undefined } = {},
): VisitRow[] {
  const states = before === undefined ? openVisitStates.toReversed() : (['agreed'] as const)
  const found = states.flatMap(state =>
    read.all<SortedVisit>(
      `select ${visitColumns} from home_visit where state=? and sorted_at < ?
         and (? is null or visitor is null or visitor = ?) order by sorted_at, id limit ?`,
      [state, before ?? Number.MAX_SAFE_INTEGER, visitor ?? null, visitor ?? null, mostOpen],
    ),
  )
  return withFollowUps(read, found.slice(0, mostOpen))
}

/** One visit. Errors: `visit.notFound`. */
export function visitRow(read: ReadDatabase, visitId: string): VisitRow {
  const found = read.get<SortedVisit>(`select ${visitColumns} from home_visit where id=?`, [visitId])
  const row = found && withFollowUps(read, [found])[0]
  if (!row) throw new DeskError('visit.notFound')
  return row
}

/**
 * Homes of a building, people living there, that nobody visited since a moment: the longest unvisited first.
 *
 * @param since UTC milliseconds
 * @param today day at the site by which somebody lives there
 */
export function notVisited(
  read: ReadDatabase,
  {
    buildingId,
    since,
    today,
  }: { readonly buildingId: string; readonly since: number; readonly today: string },
): NotVisited {
  const last = new Map(
    read
      .all<{ unitId: string; at: number }>(
        `select unit_id as "unitId", max(held_at) as at from home_visit
         where building_id=? and held_at is not null group by unit_id`,
        [buildingId],
      )
      .map(row => [row.unitId, row.at]),
  )
  const rows: NotVisitedRow[] = []
  let homes = 0
  for (const unit of unitsOfBuilding(read, buildingId)) {
    const present = occupanciesOfUnit(read, unit.id).filter(one => isPresent(one.until, today))
    if (present.length === 0) continue
    homes += 1
    const lastVisit = last.get(unit.id) ?? null
    if (lastVisit !== null && lastVisit >= since) continue
    const people = new Set(present.flatMap(one => person(read, one.personId)?.name ?? []))
    rows.push({
      unitId: unit.id,
      unitNumber: unit.number,
      floor: unit.floor,
      people: [...people],
      openCases: openCasesOfUnit(read, unit.id),
      lastVisit,
      planned: openVisitOf(read, unit.id) !== undefined,
    })
  }
  rows.sort((a, b) => (a.lastVisit ?? 0) - (b.lastVisit ?? 0) || naturalOrder(a.unitNumber, b.unitNumber))
  return { rows, homes, visited: homes - rows.length }
}

function withFollowUps(read: ReadDatabase, visits: readonly SortedVisit[]): VisitRow[] {
  const stored = read.all<{ caseId: string; visitId: string }>(
    `select id as "caseId", visit_id as "visitId" from visit_follow_up
     where visit_id in (select value from json_each(?)) order by id`,
    [JSON.stringify(visits.map(visit => visit.id))],
  )
  const numbers = caseNumbers(
    read,
    stored.map(row => row.caseId),
  )
  const byVisit = Map.groupBy(stored, row => row.visitId)
  return visits.map(visit => ({
    ...visit,
    followUps: (byVisit.get(visit.id) ?? []).map(({ caseId }) => ({
      caseId,
      caseNumber: numbers.get(caseId) ?? '',
    })),
  }))
}

function cursorOf(before: string): { readonly at: number; readonly id: string } {
  const [at = '', id = ''] = before.split('_')
  if (!/^\d+$/.test(at))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}
