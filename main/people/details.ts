import { casesOfPerson, openCasesOfPerson } from '../cases/open-counts.ts'
import type { OccupancyRole, PersonDetails, TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unit } from '../estate/queries.ts'
import { maskPhone } from '../contract/masking.ts'
import { maskBirthday, maskDocument } from './masking.ts'
import { isPresent, listOf, occupanciesOfPerson, type Person, person, phonesOf } from './queries.ts'

/** What of a person is shown to everybody: ID document, phones and birthday masked. */
export interface PersonFile {
  readonly personId: string
  /** Null after the personal data was erased. */
  readonly name: string | null
  readonly erased: boolean
  readonly formerNames: readonly string[]
  readonly phones: readonly { readonly masked: string; readonly note: string | null }[]
  readonly idDocument: string | null
  readonly gender: string | null
  readonly birthday: string | null
  readonly mailingAddress: string | null
  readonly note: string | null
  readonly tier: TierName
  /** UTC milliseconds. */
  readonly registeredAt: number
  readonly units: readonly {
    readonly unitId: string
    readonly number: string
    readonly role: OccupancyRole
    readonly from: string | null
    readonly until: string | null
    readonly present: boolean
  }[]
  readonly openCases: number
  /** Counted to at most 1,000. */
  readonly cases: number
}

/** @param today `2026-07-12`, by which somebody is there or has left */
export function personFile(read: ReadDatabase, personId: string, today: string): PersonFile | undefined {
  const found = person(read, personId)
  if (!found) return undefined
  return {
    personId,
    name: found.name,
    erased: found.name === null,
    formerNames: listOf(found.formerNames),
    phones: phonesOf(read, personId).map(({ number, note }) => ({ masked: maskPhone(number), note })),
    idDocument: found.idDocument && maskDocument(found.idDocument),
    gender: found.gender,
    birthday: found.birthday && maskBirthday(found.birthday),
    mailingAddress: found.mailingAddress,
    note: found.note,
    tier: found.tier,
    registeredAt: found.registeredAt,
    units: unitsOf(read, personId, today),
    openCases: openCasesOfPerson(read, personId),
    cases: casesOfPerson(read, personId),
  }
}

/** The units of a person with their roles; those they still are at first. */
export function unitsOf(read: ReadDatabase, personId: string, today: string): PersonFile['units'] {
  return occupanciesOfPerson(read, personId).map(({ unitId, role, from, until }) => ({
    unitId,
    number: unit(read, unitId)?.number ?? '—',
    role,
    from,
    until,
    present: isPresent(until, today),
  }))
}

/** The masked details in full; only behind the permission to unmask, and only after it was put on the trail. */
export type FullDetails = Partial<PersonDetails>

export function fullDetails(read: ReadDatabase, found: Person): FullDetails {
  const gender = (['female', 'male', 'other'] as const).find(one => one === found.gender)
  return {
    ...(found.name === null ? {} : { name: found.name }),
    formerNames: listOf(found.formerNames),
    phones: phonesOf(read, found.id).map(({ number, note }) => ({ number, ...(note ? { note } : {}) })),
    ...(found.idDocument === null ? {} : { idDocument: found.idDocument }),
    ...(gender ? { gender } : {}),
    ...(found.birthday === null ? {} : { birthday: found.birthday }),
    ...(found.mailingAddress === null ? {} : { mailingAddress: found.mailingAddress }),
    ...(found.note === null ? {} : { note: found.note }),
  }
}
