import { casesOfPerson, openCasesOfPerson } from '../cases/open-counts.ts'
import {
  type CareNeed,
  careNeeds,
  type OccupancyRole,
  type PersonDetails,
  type TierName,
} from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unit } from '../estate/queries.ts'
import { maskAddress, maskPhone } from '../contract/masking.ts'
import { maskBirthday, maskDocument, phoneTail } from './masking.ts'
import { mergesInto } from './merges.ts'
import { isPresent, listOf, occupanciesOfPerson, type Person, person, phonesOf } from './queries.ts'

/** What of a person is shown to everybody: ID document, phones, birthday and address masked. */
export interface PersonFile {
  readonly personId: string
  /** Null after the personal data was erased. */
  readonly name: string | null
  readonly erased: boolean
  readonly formerNames: readonly string[]
  readonly phones: readonly {
    readonly masked: string
    /** Last digits, by which a phone is told apart while it is masked. */
    readonly tail: string
    readonly note: string | null
    readonly verifiedOn: string | null
  }[]
  readonly idDocument: string | null
  readonly gender: string | null
  readonly birthday: string | null
  readonly mailingAddress: string | null
  readonly note: string | null
  readonly languages: string | null
  readonly care: readonly CareNeed[]
  readonly contactTimes: string | null
  /** The days somebody last made sure of these. */
  readonly verified: {
    readonly mailingAddress: string | null
    readonly idDocument: string | null
    readonly birthday: string | null
  }
  /** Who stands for this record since it was merged. */
  readonly mergedInto: string | null
  /** Records merged into this one, the latest first. */
  readonly merged: readonly {
    readonly personId: string
    readonly name: string | null
    readonly mergedAt: number
  }[]
  readonly tier: TierName
  /** UTC milliseconds. */
  readonly registeredAt: number
  readonly units: readonly {
    readonly unitId: string
    readonly number: string
    readonly role: OccupancyRole
    readonly from: string | null
    readonly until: string | null
    /** Hundredths of a percent. */
    readonly share: number | null
    readonly present: boolean
  }[]
  readonly openCases: number
  /** Counted to at most 1,000. */
  readonly cases: number
}

const masks = { idDocument: maskDocument, birthday: maskBirthday, mailingAddress: maskAddress }

/** A detail as it is shown to everybody; null where nobody said it. */
export const maskedDetail = (found: Person, what: keyof typeof masks): string | null =>
  found[what] && masks[what](found[what])

/** @param today `2026-07-12`, by which somebody is there or has left */
export function personFile(read: ReadDatabase, personId: string, today: string): PersonFile | undefined {
  const found = person(read, personId)
  if (!found) return undefined
  return {
    personId,
    name: found.name,
    erased: found.name === null,
    formerNames: listOf(found.formerNames),
    phones: phonesOf(read, personId).map(({ number, note, verifiedOn }) => ({
      masked: maskPhone(number),
      tail: phoneTail(number),
      note,
      verifiedOn,
    })),
    idDocument: maskedDetail(found, 'idDocument'),
    gender: found.gender,
    birthday: maskedDetail(found, 'birthday'),
    mailingAddress: maskedDetail(found, 'mailingAddress'),
    note: found.note,
    languages: found.languages,
    care: careOf(found),
    contactTimes: found.contactTimes,
    verified: {
      mailingAddress: found.addressVerifiedOn,
      idDocument: found.idVerifiedOn,
      birthday: found.birthdayVerifiedOn,
    },
    mergedInto: found.mergedInto,
    merged: mergesInto(read, personId).map(({ mergedId, mergedAt }) => ({
      personId: mergedId,
      name: person(read, mergedId)?.name ?? null,
      mergedAt,
    })),
    tier: found.tier,
    registeredAt: found.registeredAt,
    units: unitsOf(read, personId, today),
    openCases: openCasesOfPerson(read, personId),
    cases: casesOfPerson(read, personId),
  }
}

/** The units of a person with their roles; those they still are at first. */
export function unitsOf(read: ReadDatabase, personId: string, today: string): PersonFile['units'] {
  return occupanciesOfPerson(read, personId).map(({ unitId, role, from, until, share }) => ({
    unitId,
    number: unit(read, unitId)?.number ?? '—',
    role,
    from,
    until,
    share,
    present: isPresent(until, today),
  }))
}

/** The masked details in full; only behind the permission to unmask, and only after it was put on the trail. */
export type FullDetails = Partial<PersonDetails>

export function fullDetails(read: ReadDatabase, found: Person): FullDetails {
  const formerNames = listOf(found.formerNames)
  const care = careOf(found)
  const phones = phonesOf(read, found.id).map(({ number, note, verifiedOn }) => ({
    number,
    ...(note ? { note } : {}),
    ...(verifiedOn ? { verifiedOn } : {}),
  }))
  const gender = (['female', 'male', 'other'] as const).find(one => one === found.gender)
  return {
    ...(found.name === null ? {} : { name: found.name }),
    ...(formerNames.length > 0 ? { formerNames } : {}),
    ...(phones.length > 0 ? { phones } : {}),
    ...(care.length > 0 ? { care } : {}),
    ...(found.idDocument === null ? {} : { idDocument: found.idDocument }),
    ...(gender ? { gender } : {}),
    ...(found.birthday === null ? {} : { birthday: found.birthday }),
    ...(found.mailingAddress === null ? {} : { mailingAddress: found.mailingAddress }),
    ...(found.note === null ? {} : { note: found.note }),
    ...(found.languages === null ? {} : { languages: found.languages }),
    ...(found.contactTimes === null ? {} : { contactTimes: found.contactTimes }),
    ...(found.addressVerifiedOn === null ? {} : { addressVerifiedOn: found.addressVerifiedOn }),
    ...(found.idVerifiedOn === null ? {} : { idVerifiedOn: found.idVerifiedOn }),
    ...(found.birthdayVerifiedOn === null ? {} : { birthdayVerifiedOn: found.birthdayVerifiedOn }),
  }
}

const careOf = (found: Person): CareNeed[] => {
  const stored = listOf(found.care)
  return careNeeds.filter(need => stored.includes(need))
}
