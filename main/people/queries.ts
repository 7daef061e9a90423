import type { OccupancyRole, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Whether somebody is known and stands for themselves; a record merged into another is nobody to refer to. */
export function personExists(read: ReadDatabase, personId: string): boolean {
  return read.get('select 1 from person where id=? and merged_into is null', [personId]) !== undefined
}

/** Whether anybody is or was registered at a unit. */
export function unitHasPeople(read: ReadDatabase, unitId: string): boolean {
  return read.get('select 1 from occupancy where unit_id=? limit 1', [unitId]) !== undefined
}

/** One person as stored; personal members are null where they are unknown or were erased. */
export interface Person {
  readonly id: string
  /** Null after the person's data was erased. */
  readonly name: string | null
  /** JSON list. */
  readonly formerNames: string | null
  readonly idDocument: string | null
  readonly gender: string | null
  readonly birthday: string | null
  readonly mailingAddress: string | null
  readonly note: string | null
  readonly tier: TierName
  readonly registeredAt: number
  readonly languages: string | null
  /** JSON list. */
  readonly care: string | null
  readonly contactTimes: string | null
  readonly addressVerifiedOn: string | null
  readonly idVerifiedOn: string | null
  readonly birthdayVerifiedOn: string | null
  /** Who stands for this record since it was merged; null where it stands for itself. */
  readonly mergedInto: string | null
}

export function person(read: ReadDatabase, personId: string): Person | undefined {
  return read.get<Person>(
    `select id, name, former_names as "formerNames", id_document as "idDocument", gender, birthday,
       mailing_address as "mailingAddress", note, tier, registered_at as "registeredAt", languages, care,
       contact_times as "contactTimes", address_verified_on as "addressVerifiedOn",
       id_verified_on as "idVerifiedOn", birthday_verified_on as "birthdayVerifiedOn",
       merged_into as "mergedInto" from person where id=?`,
    [personId],
  )
}

/** What these people are found by while somebody types; those who have nothing of it, or are merged, are left out. */
export function lookupWords(
  read: ReadDatabase,
  ids: readonly string[],
): Map<string, { names: readonly string[]; phones: string[] }> {
  const wanted = [JSON.stringify(ids)]
  const known = new Map<string, { names: readonly string[]; phones: string[] }>()
  const names = read.all<Pick<Person, 'id' | 'name' | 'formerNames'>>(
    `select id, name, former_names as "formerNames" from person
     where id in (select value from json_each(?)) and name is not null and merged_into is null`,
    wanted,
  )
  for (const one of names) known.set(one.id, { names: namesOf(one), phones: [] })
  const phones = read.all<{ personId: string; id: string; number: string }>(
    `select f.person_id as "personId", f.id, f.number from json_each(?) j
     cross join person_phone f on f.person_id=j.value join person p on p.id=f.person_id
     where f.number is not null and p.merged_into is null`,
    wanted,
  )
  for (const { personId, number } of phones.sort(byPlace)) {
    const one = known.get(personId)
    if (one) one.phones.push(number)
    else known.set(personId, { names: [], phones: [number] })
  }
  return known
}

/** Phones in the order they were given: `id` is `<person>/<place>`. */
function byPlace(one: { readonly id: string }, other: { readonly id: string }): number {
  const place = (id: string) => Number(id.slice(id.lastIndexOf('/') + 1))
  return place(one.id) - place(other.id)
}

export interface StoredPhone {
  readonly number: string
  readonly note: string | null
  /** The day somebody last made sure of it. */
  readonly verifiedOn: string | null
}

/** A person's phones in the order they were given. */
export function phonesOf(read: ReadDatabase, personId: string): StoredPhone[] {
  const rows = read.all<StoredPhone & { id: string }>(
    `select id, number, note, verified_on as "verifiedOn" from person_phone
     where person_id=? and number is not null`,
    [personId],
  )
  return rows.sort(byPlace).map(({ number, note, verifiedOn }) => ({ number, note, verifiedOn }))
}

/** One role of one person at one unit. */
export interface StoredOccupancy {
  readonly personId: string
  readonly unitId: string
  readonly role: OccupancyRole
  readonly from: string | null
  readonly until: string | null
  /** Hundredths of a percent. */
  readonly share: number | null
}

const occupancyColumns =
  'person_id as "personId", unit_id as "unitId", role, from_day as "from", until_day as "until", share'

export function occupanciesOfPerson(read: ReadDatabase, personId: string): StoredOccupancy[] {
  return read
    .all<StoredOccupancy>(`select ${occupancyColumns} from occupancy where person_id=?`, [personId])
    .sort(presentFirst)
}

export function occupanciesOfUnit(read: ReadDatabase, unitId: string): StoredOccupancy[] {
  return read
    .all<StoredOccupancy>(`select ${occupancyColumns} from occupancy where unit_id=?`, [unitId])
    .sort(presentFirst)
}

export function occupancy(
  read: ReadDatabase,
  personId: string,
  unitId: string,
  role: OccupancyRole,
): StoredOccupancy | undefined {
  return read.get<StoredOccupancy>(`select ${occupancyColumns} from occupancy where id=?`, [
    `${personId}/${unitId}/${role}`,
  ])
}

const weight: Readonly<Record<OccupancyRole, number>> = {
  owner: 0,
  'co-owner': 1,
  tenant: 2,
  family: 3,
  agent: 4,
}

/** Those who are there before those who left, owners before the others, the longest there first. */
function presentFirst(a: StoredOccupancy, b: StoredOccupancy): number {
  return (
    Number(a.until !== null) - Number(b.until !== null) ||
    weight[a.role] - weight[b.role] ||
    (a.from ?? '').localeCompare(b.from ?? '') ||
    (a.personId < b.personId ? -1 : 1)
  )
}

/** Whether somebody with this last day is still there on a day. Both `2026-07-12`. */
export function isPresent(until: string | null, today: string): boolean {
  return until === null || until >= today
}

/** Present name first, then former names. Empty for a person whose data was erased. */
export function namesOf(one: Pick<Person, 'name' | 'formerNames'>): string[] {
  if (one.name === null) return []
  return [one.name, ...listOf(one.formerNames)]
}

/** A stored JSON list of texts; empty where there is none. */
export function listOf(json: string | null): string[] {
  if (json === null) return []
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}
