import type { Occupancy, PersonDetails } from '../contract/people.ts'
import { patch } from '../database/patch.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { occupancyTable, personPhoneTable, personTable } from './tables.ts'

/** Id of one occupancy; a person has each role in a unit at most once. */
export const occupancyId = (personId: string, unitId: string, role: string) => `${personId}/${unitId}/${role}`

/** Enters a role of a person, or replaces what was known of it. */
export function putOccupancy(tx: TableWriter, personId: string, occupancy: Occupancy): void {
  tx.put(occupancyTable, {
    id: occupancyId(personId, occupancy.unitId, occupancy.role),
    person_id: personId,
    unit_id: occupancy.unitId,
    role: occupancy.role,
    from_day: occupancy.from,
    until_day: occupancy.until,
    share: occupancy.share ?? null,
  })
}

type Details = { readonly [Name in keyof PersonDetails]?: PersonDetails[Name] | undefined }

/**
 * Details named in `changed` get the given values, or none where none is given; the others stay. Phones are replaced
 * as a list. A new address, document or birthday is not verified unless a day is given with it.
 */
export function writeDetails(
  tx: TableWriter,
  personId: string,
  changed: readonly string[],
  details: Details,
): void {
  const given = (name: keyof PersonDetails, value: string | undefined) =>
    changed.includes(name) ? (value ?? null) : undefined
  const verified = (name: keyof PersonDetails, of: keyof PersonDetails, day: string | undefined) =>
    changed.includes(of) ? (day ?? null) : given(name, day)
  const columns = patch({
    name: given('name', details.name),
    former_names: given('formerNames', details.formerNames && JSON.stringify(details.formerNames)),
    id_document: given('idDocument', details.idDocument),
    gender: given('gender', details.gender),
    birthday: given('birthday', details.birthday),
    mailing_address: given('mailingAddress', details.mailingAddress),
    note: given('note', details.note),
    languages: given('languages', details.languages),
    care: given('care', details.care && JSON.stringify(details.care)),
    contact_times: given('contactTimes', details.contactTimes),
    address_verified_on: verified('addressVerifiedOn', 'mailingAddress', details.addressVerifiedOn),
    id_verified_on: verified('idVerifiedOn', 'idDocument', details.idVerifiedOn),
    birthday_verified_on: verified('birthdayVerifiedOn', 'birthday', details.birthdayVerifiedOn),
  })
  if (Object.keys(columns).length > 0) tx.update(personTable, personId, columns)
  if (!changed.includes('phones')) return
  tx.deleteWhere(personPhoneTable, 'person_id', personId)
  insertPhones(tx, personId, details.phones ?? [])
}

/** Enters the phones of a person in their order. */
export function insertPhones(tx: TableWriter, personId: string, phones: PersonDetails['phones']): void {
  for (const [place, phone] of phones.entries()) {
    tx.insert(personPhoneTable, {
      id: `${personId}/${place}`,
      person_id: personId,
      number: phone.number,
      digits: phone.number.replace(/\D/g, ''),
      note: phone.note ?? null,
      verified_on: phone.verifiedOn ?? null,
    })
  }
}
