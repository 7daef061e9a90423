import { caseNumbers } from '../cases/detail.ts'
import type { CaseFile, Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import {
  openVisitStates,
  type VisitListInput,
  type VisitRow,
  type VisitState,
  visitStates,
} from '../contract/visits.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { personNameOf } from '../people/names.ts'
import { staffNameOf } from '../staff/names.ts'

/** What commands need to know of a visit. */
export interface StoredVisit {
  readonly id: string
  readonly unitId: string
  readonly state: VisitState
  readonly appointmentAt: number | null
  readonly visitor: string | null
  readonly note: string | null
}

export function storedVisit(read: ReadDatabase, visitId: string): StoredVisit | undefined {
  return read.get<StoredVisit>(
    `select id, unit_id as "unitId", state, appointment_at as "appointmentAt", visitor, note
       from home_visit where id=?`,
    [visitId],
  )
}

/** The visit of a home that is planned or agreed; there is at most one. */
export function openVisitOf(read: ReadDatabase, unitId: string): string | undefined {
  return read.get<{ id: string }>(
    `select id from home_visit where unit_id=? and state in ('planned', 'agreed') limit 1`,
    [unitId],
  )?.id
}

type NamedVisit = Omit<VisitRow, 'followUps' | 'files'>
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
    rows: withWhatCame(read, page),
    next: found.length > limit && last ? `${last.sortedAt}_${last.id}` : null,
  }
}

/** Most visits that are open at a time and still listed. */
const mostOpen = 500

/**
 * Visits that are planned or agreed, the next appointment first, those without one behind; at most 500.
 *
 * @param before only appointments before this moment, UTC milliseconds, and visits to dissatisfied owners that nobody
 *   agreed on yet: they do not wait for anybody to remember them
 * @param visitor only theirs, and those nobody was named for
 */
export function openVisits(
  read: ReadDatabase,
  { before, visitor }: { readonly before?: number | undefined; readonly visitor?: string | undefined } = {},
): VisitRow[] {
  const due = before !== undefined
  const found = openVisitStates.toReversed().flatMap(state =>
    read.all<SortedVisit>(
      `select ${visitColumns} from home_visit where state=? and sorted_at < ?
         and (? is null or visitor is null or visitor = ?)
         ${due && state === 'planned' ? "and purpose = 'care'" : ''} order by sorted_at, id limit ?`,
      [state, before ?? Number.MAX_SAFE_INTEGER, visitor ?? null, visitor ?? null, mostOpen],
    ),
  )
  return withWhatCame(read, found.slice(0, mostOpen))
}

/** Visits by their ids. */
export function visitsById(read: ReadDatabase, visitIds: readonly string[]): Map<string, VisitRow> {
  const found = read.all<SortedVisit>(
    `select ${visitColumns} from home_visit where id in (select value from json_each(?))`,
    [JSON.stringify(visitIds)],
  )
  return new Map(withWhatCame(read, found).map(row => [row.id, row]))
}

/** The visit that is planned or agreed for each of these homes, by the home. */
export function openVisitsOfHomes(read: ReadDatabase, unitIds: readonly string[]): Map<string, VisitRow> {
  const found = read.all<SortedVisit>(
    `select ${visitColumns} from home_visit
     where unit_id in (select value from json_each(?)) and state in ('planned', 'agreed')`,
    [JSON.stringify(unitIds)],
  )
  return new Map(withWhatCame(read, found).map(row => [row.unitId, row]))
}

/** One visit. Errors: `visit.notFound`. */
export function visitRow(read: ReadDatabase, visitId: string): VisitRow {
  const row = visitsById(read, [visitId]).get(visitId)
  if (!row) throw new DeskError('visit.notFound')
  return row
}

function withWhatCame(read: ReadDatabase, visits: readonly SortedVisit[]): VisitRow[] {
  const visitIds = [JSON.stringify(visits.map(visit => visit.id))]
  const stored = read.all<{ caseId: string; visitId: string }>(
    `select id as "caseId", visit_id as "visitId" from visit_follow_up
     where visit_id in (select value from json_each(?)) order by id`,
    visitIds,
  )
  const files = Map.groupBy(
    read.all<CaseFile & { visitId: string }>(
      `select id, visit_id as "visitId", hash, size, name, media_type as "mediaType", taken_at as "takenAt",
         added_at as "attachedAt"
       from home_visit_file where visit_id in (select value from json_each(?)) order by added_at, id`,
      visitIds,
    ),
    row => row.visitId,
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
    files: (files.get(visit.id) ?? []).map(({ id, hash, size, name, mediaType, takenAt, attachedAt }) => ({
      id,
      hash,
      size,
      name,
      mediaType,
      takenAt,
      attachedAt,
    })),
  }))
}

/** A file that some visit refers to. */
export function findVisitFile(read: ReadDatabase, hash: string) {
  return read.get<{ name: string | null; mediaType: string; size: number }>(
    `select name, media_type as "mediaType", size from home_visit_file where hash=? limit 1`,
    [hash],
  )
}

function cursorOf(before: string): { readonly at: number; readonly id: string } {
  const [at = '', id = ''] = before.split('_')
  if (!/^\d+$/.test(at))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}
