import { openCasesOfPerson, openCasesOfUnit } from '../cases/open-counts.ts'
import type { OccupancyRole, TierName } from '../contract/people.ts'
import type { UnitKind } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'
import { findUnits } from '../estate/find-units.ts'
import { pathOf, unit } from '../estate/queries.ts'
import { phoneTail } from './masking.ts'
import type { FoundPerson, PersonLookupReader, PersonMatch } from './name-search.ts'
import { isPresent, occupanciesOfPerson, occupanciesOfUnit, person, phonesOf } from './queries.ts'

/** A person that what was typed may mean. */
export interface PersonCandidate {
  readonly kind: 'person'
  readonly personId: string
  /** Null where the personal data was erased. */
  readonly name: string | null
  readonly match: PersonMatch
  readonly tier: TierName
  /** Those who are there first; at most {@link mostShown}. */
  readonly units: readonly {
    readonly unitId: string
    readonly number: string
    readonly role: OccupancyRole
    readonly present: boolean
  }[]
  readonly moreUnits: number
  /** Last four digits of the phone that matched, or else of the first one. */
  readonly phoneTail: string | null
  /** Counted to at most 100. */
  readonly openCases: number
}

/** A unit that what was typed may mean. */
export interface UnitCandidate {
  readonly kind: 'unit'
  readonly unitId: string
  readonly number: string
  readonly unitKind: UnitKind
  /** Names from the project down to what the unit stands under. */
  readonly path: readonly string[]
  /** Who is there now, owners first; at most {@link mostShown}. */
  readonly people: readonly {
    readonly personId: string
    readonly name: string | null
    readonly role: OccupancyRole
    readonly phoneTail: string | null
  }[]
  readonly morePeople: number
  readonly openCases: number
}

export type OwnerCandidate = PersonCandidate | UnitCandidate

/** Units of a person and people of a unit shown with a candidate. */
export const mostShown = 4

/** What a lookup reads from, and the day it is, `2026-07-12`. */
export interface LookupSources {
  readonly read: ReadDatabase
  readonly people: PersonLookupReader
  readonly today: string
}

/**
 * The one field: units in any written form, people by name, pinyin, initials, digits of a phone. Whole unit numbers
 * come first, then people, then units of which the beginning was typed; a text that can only be a unit number
 * (`3-12`, `3栋…`) shows its units before people.
 */
export function lookupOwners(sources: LookupSources, text: string, limit: number): OwnerCandidate[] {
  const typed = text.trim()
  if (typed === '') return []
  const units = findUnits(sources.read, typed, limit)
  const people = sources.people
    .find(typed, limit)
    // The digits of 3-1201 are also inside of phones, but nobody types a phone like that.
    .filter(found => found.match !== 'phone' || units.length === 0 || !shapedLikeUnit(typed))
  const whole = units.filter(found => found.exact)
  const begun = units.filter(found => !found.exact)
  const order = shapedLikeUnit(typed)
    ? [...whole.map(asUnit), ...begun.map(asUnit), ...people.map(asPerson)]
    : [...whole.slice(0, reserved(limit, people)).map(asUnit), ...people.map(asPerson), ...begun.map(asUnit)]
  return order
    .slice(0, limit)
    .map(make => make(sources, typed))
    .filter(candidate => candidate !== undefined)
}

/** Digits alone (1201) fit rooms in every building: they must not crowd out the phone 1201. */
function reserved(limit: number, people: readonly FoundPerson[]): number {
  return Math.max(Math.ceil(limit / 2), limit - people.length)
}

/** More than digits, and digits: `3-1201`, `3栋`, `A1201`. */
function shapedLikeUnit(typed: string): boolean {
  return /[0-9]/.test(typed.normalize('NFKC')) && !/^[+\d\s]+$/.test(typed.normalize('NFKC'))
}

type Maker = (sources: LookupSources, typed: string) => OwnerCandidate | undefined

const asUnit =
  ({ unitId }: { unitId: string }): Maker =>
  sources =>
    unitCandidate(sources, unitId)

const asPerson =
  (found: FoundPerson): Maker =>
  (sources, typed) =>
    personCandidate(sources, found, typed)

/** One unit as the lookup shows it. */
export function unitCandidate({ read, today }: LookupSources, unitId: string): UnitCandidate | undefined {
  const found = unit(read, unitId)
  if (!found) return undefined
  const present = occupanciesOfUnit(read, unitId).filter(one => isPresent(one.until, today))
  const ids = [...new Set(present.map(one => one.personId))]
  return {
    kind: 'unit',
    unitId,
    number: found.number,
    unitKind: found.kind,
    path: pathOf(read, found.parentId).map(node => node.name),
    people: ids.slice(0, mostShown).map(personId => ({
      personId,
      name: person(read, personId)?.name ?? null,
      role: present.find(one => one.personId === personId)?.role ?? 'owner',
      phoneTail: tailOf(read, personId, ''),
    })),
    morePeople: Math.max(0, ids.length - mostShown),
    openCases: openCasesOfUnit(read, unitId),
  }
}

function personCandidate(
  { read, today }: LookupSources,
  { personId, match }: FoundPerson,
  typed: string,
): PersonCandidate | undefined {
  const found = person(read, personId)
  if (!found) return undefined
  const occupancies = occupanciesOfPerson(read, personId)
  return {
    kind: 'person',
    personId,
    name: found.name,
    match,
    tier: found.tier,
    units: occupancies.slice(0, mostShown).flatMap(one => {
      const place = unit(read, one.unitId)
      if (!place) return []
      const present = isPresent(one.until, today)
      return [{ unitId: one.unitId, number: place.number, role: one.role, present }]
    }),
    moreUnits: Math.max(0, occupancies.length - mostShown),
    phoneTail: tailOf(read, personId, match === 'phone' ? typed.replace(/\D/g, '') : ''),
    openCases: openCasesOfPerson(read, personId),
  }
}

function tailOf(read: ReadDatabase, personId: string, digits: string): string | null {
  const phones = phonesOf(read, personId)
  const meant = phones.find(phone => phone.number.replace(/\D/g, '').includes(digits)) ?? phones[0]
  return meant ? phoneTail(meant.number) : null
}
