import type { ReadDatabase } from '../database/read.ts'
import { plainName } from './lookup-keys.ts'

/** A name made comparable: without blanks and punctuation, in one width and case. */
export const comparableName = (name: string): string => plainName(name)

/** Digits of a phone, by which two written forms are the same number. */
export const comparablePhone = (number: string): string =>
  /^1\d{10}$/.test(number) ? number : number.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

/** A document number without blanks, in upper case. */
export const comparableDocument = (number: string): string => number.replace(/\s/g, '').toUpperCase()

/** Two records with a key in common are taken for the same person: same name with the same phone or document. */
export function identityKeys(person: {
  readonly name: string
  readonly phones: readonly string[]
  readonly idDocument: string | null
}): string[] {
  const name = comparableName(person.name)
  const keys = person.phones.map(phone => `${name}\np${comparablePhone(phone)}`)
  if (person.idDocument !== null && person.idDocument !== '')
    keys.push(`${name}\nd${comparableDocument(person.idDocument)}`)
  return keys
}

/** Identity keys of everybody, each with a person who has it; keys of a merged record lead to who stands for it. */
export function everyIdentity(read: ReadDatabase): Map<string, string> {
  const found = new Map<string, string>()
  const note = (personId: string, keys: readonly string[]) => {
    for (const key of keys) if (!found.has(key)) found.set(key, personId)
  }
  const documents = read.iterate<{ id: string; name: string; idDocument: string }>(
    `select coalesce(merged_into, id) as id, name, id_document as "idDocument" from person where name is not null and id_document is not null`,
  )
  for (const { id, name, idDocument } of documents) note(id, identityKeys({ name, phones: [], idDocument }))
  const phones = read.iterate<{ id: string; name: string; number: string }>(
    `select coalesce(p.merged_into, p.id) as id, p.name, f.number from person_phone f join person p on p.id=f.person_id
     where p.name is not null and f.number is not null`,
  )
  for (const { id, name, number } of phones)
    note(id, identityKeys({ name, phones: [number], idDocument: null }))
  return found
}
