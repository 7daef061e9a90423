import { type CareNeed, clearableDetails, type PersonDetails } from '../../../../main/contract/people.ts'
import { Phone } from '../../../../main/contract/values.ts'

/** What stands in the fields of a person's form. */
export interface Draft {
  readonly name: string
  readonly phones: readonly {
    readonly key: number
    readonly number: string
    readonly note: string
    /** The number that was verified, and when; an edited number is not. */
    readonly verified?: { readonly number: string; readonly on: string }
  }[]
  readonly idDocument: string
  readonly gender: '' | PersonDetails['gender']
  readonly birthday: string
  readonly mailingAddress: string
  readonly note: string
  readonly formerNames: string
  readonly languages: string
  readonly care: readonly CareNeed[]
  readonly contactTimes: string
}

/** Fields as they stand for details the desk knows. */
export function draftOf(details: Partial<PersonDetails>): Draft {
  const phones = (details.phones ?? []).map(({ number, note, verifiedOn }, key) => ({
    key,
    number,
    note: note ?? '',
    ...(verifiedOn ? { verified: { number, on: verifiedOn } } : {}),
  }))
  return {
    name: details.name ?? '',
    phones: phones.length > 0 ? phones : [{ key: 0, number: '', note: '' }],
    idDocument: details.idDocument ?? '',
    gender: details.gender ?? '',
    birthday: details.birthday ?? '',
    mailingAddress: details.mailingAddress ?? '',
    note: details.note ?? '',
    formerNames: (details.formerNames ?? []).join('、'),
    languages: details.languages ?? '',
    care: details.care ?? [],
    contactTimes: details.contactTimes ?? '',
  }
}

/** The details the fields say; empty fields are left out. */
export function detailsOf(draft: Draft): Partial<PersonDetails> & { name: string } {
  const phones = draft.phones
    .filter(phone => phone.number.trim() !== '')
    .map(({ number, note, verified }) => ({
      number: number.trim(),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(verified?.number === number.trim() ? { verifiedOn: verified.on } : {}),
    }))
  const formerNames = draft.formerNames
    .split(/[、,，;；\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
  const text = (
    name: 'idDocument' | 'birthday' | 'mailingAddress' | 'note' | 'languages' | 'contactTimes',
  ) => (draft[name].trim() === '' ? {} : { [name]: draft[name].trim() })
  return {
    name: draft.name.trim(),
    ...(phones.length > 0 ? { phones } : {}),
    ...(formerNames.length > 0 ? { formerNames } : {}),
    ...(draft.gender === '' ? {} : { gender: draft.gender }),
    ...text('idDocument'),
    ...text('birthday'),
    ...text('mailingAddress'),
    ...text('note'),
    ...text('languages'),
    ...text('contactTimes'),
    ...(draft.care.length > 0 ? { care: [...draft.care] } : {}),
  }
}

/** The fields whole, as the desk merges them; what is empty is null. */
export function wholeOf(draft: Draft): Record<string, unknown> {
  return {
    ...Object.fromEntries(clearableDetails.map(name => [name, null])),
    ...detailsOf(draft),
  }
}

/** The form with one field as it stands elsewhere. */
export const takeDetail = (draft: Draft, from: Draft, field: string): Draft =>
  field in from ? { ...draft, [field]: from[field as keyof Draft] } : draft

/** What differs between two states of the fields: new values, and details that were emptied. */
export function changesOf(before: Draft, after: Draft) {
  const was = detailsOf(before)
  const is = detailsOf(after)
  const clear = clearableDetails.filter(name => was[name] !== undefined && is[name] === undefined)
  const changed = Object.entries(is).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof typeof was]),
  )
  const details: Partial<PersonDetails> = Object.fromEntries(changed)
  return { details, clear }
}

export const phoneIsWrong = (number: string): boolean =>
  number.trim() !== '' && !Phone.safeParse(number).success
