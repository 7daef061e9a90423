import { openCasesOfPerson } from '../cases/open-counts.ts'
import type { PersonFilter, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitsOfBuilding } from '../estate/queries.ts'
import { type PersonFile, unitsOf } from './details.ts'
import { maskPhone } from '../contract/masking.ts'
import type { PersonLookupReader } from './name-search.ts'
import { occupanciesOfPerson, occupanciesOfUnit, person, phonesOf } from './queries.ts'

/** One line of the list of people. */
export interface PersonRow {
  readonly personId: string
  readonly name: string | null
  readonly tier: TierName
  /** The first phone, masked. */
  readonly phone: string | null
  readonly units: PersonFile['units']
  readonly openCases: number
  readonly registeredAt: number
}

export interface PersonPage {
  readonly rows: readonly PersonRow[]
  /** Hand back to get the next page. */
  readonly next: string | null
}

/** Found by text there is one page only: whoever needs more types more. */
const mostFound = 200

/** People looked at for one page when a filter keeps few of them. */
const mostLookedAt = 5_000

/** People, newest first (ids grow with time); by text in the order of the lookup. */
export function listPeople(
  read: ReadDatabase,
  lookup: PersonLookupReader,
  options: {
    readonly filter: PersonFilter
    readonly text: string
    readonly before: string | null
    readonly limit: number
    readonly today: string
  },
): PersonPage {
  const { filter, text, before, limit, today } = options
  const rows: PersonRow[] = []
  const take = (personId: string): void => {
    if (meets(read, personId, filter)) rows.push(rowOf(read, personId, today))
  }
  if (text.trim() !== '') {
    for (const found of lookup.find(text, mostFound)) take(found.personId)
    return { rows, next: null }
  }
  if (filter.buildingId !== undefined) {
    const ids = peopleOfBuilding(read, filter.buildingId).filter(id => before === null || id < before)
    for (const [index, id] of ids.entries()) {
      take(id)
      if (rows.length >= limit) return { rows, next: index + 1 < ids.length ? id : null }
    }
    return { rows, next: null }
  }
  const ids = read.all<{ id: string }>(
    'select id from person where id<? and merged_into is null order by id desc limit ?',
    [before ?? 'g', filter.role === undefined && filter.tier === undefined ? limit : mostLookedAt],
  )
  for (const { id } of ids) {
    take(id)
    if (rows.length >= limit) break
  }
  const last = rows.length >= limit ? rows.at(-1)?.personId : ids.at(-1)?.id
  const more =
    last !== undefined &&
    read.get('select 1 from person where id<? and merged_into is null limit 1', [last]) !== undefined
  return { rows, next: more ? last : null }
}

function peopleOfBuilding(read: ReadDatabase, buildingId: string): string[] {
  const ids = new Set<string>()
  for (const { id } of unitsOfBuilding(read, buildingId)) {
    for (const one of occupanciesOfUnit(read, id)) ids.add(one.personId)
  }
  return [...ids].sort().reverse()
}

function meets(read: ReadDatabase, personId: string, filter: PersonFilter): boolean {
  if (filter.tier !== undefined && person(read, personId)?.tier !== filter.tier) return false
  const { role } = filter
  return role === undefined || occupanciesOfPerson(read, personId).some(one => one.role === role)
}

function rowOf(read: ReadDatabase, personId: string, today: string): PersonRow {
  const found = person(read, personId)
  const phone = phonesOf(read, personId)[0]
  return {
    personId,
    name: found?.name ?? null,
    tier: found?.tier ?? 'ordinary',
    phone: phone ? maskPhone(phone.number) : null,
    units: unitsOf(read, personId, today),
    openCases: openCasesOfPerson(read, personId),
    registeredAt: found?.registeredAt ?? 0,
  }
}
