import type { DuplicatePair } from '../contract/duplicates.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isCrowd, judge, mostAtOnePhone, type Profile } from './duplicate-rules.ts'
import { peopleWithPhone } from './find-exact.ts'
import { comparableDocument, comparablePhone } from './identities.ts'
import { distinctFrom, pairOf } from './merges.ts'
import { listOf, namesOf, occupanciesOfPerson, occupanciesOfUnit, person, phonesOf } from './queries.ts'
import { comparableNames } from './similar-names.ts'

/** Numbers that stand for none: too short, or one digit over and over. */
const isPhone = (digits: string): boolean => digits.length >= 7 && !/^(\d)\1*$/.test(digits.slice(-7))
const isDocument = (text: string): boolean => text.length >= 6 && !/^(.)\1*$/.test(text)

const phonesFrom = (numbers: readonly string[]): string[] => [
  ...new Set(numbers.map(comparablePhone).filter(isPhone)),
]

function documentFrom(text: string | null): string | null {
  const document = text === null ? '' : comparableDocument(text)
  return isDocument(document) ? document : null
}

/** One person as the finder sees them; undefined for who is erased, merged or unknown. */
export function profileOf(read: ReadDatabase, personId: string): Profile | undefined {
  const found = person(read, personId)
  if (!found || found.name === null || found.mergedInto !== null) return undefined
  const stays = occupanciesOfPerson(read, personId)
  return {
    id: personId,
    names: comparableNames(namesOf(found)),
    phones: phonesFrom(phonesOf(read, personId).map(phone => phone.number)),
    document: documentFrom(found.idDocument),
    birthday: found.birthday,
    gender: found.gender,
    units: [...new Set(stays.map(one => one.unitId))],
    agent: stays.length > 0 && stays.every(one => one.role === 'agent'),
  }
}

/** Everybody as the finder sees them, in one pass over each table. */
export function everyProfile(read: ReadDatabase): Profile[] {
  const phones = new Map<string, string[]>()
  for (const { id, number } of read.iterate<{ id: string; number: string }>(
    'select person_id as id, number from person_phone where number is not null',
  ))
    put(phones, id, number)
  const units = new Map<string, string[]>()
  const others = new Set<string>()
  for (const { id, unitId, role } of read.iterate<{ id: string; unitId: string; role: string }>(
    'select person_id as id, unit_id as "unitId", role from occupancy',
  )) {
    put(units, id, unitId)
    if (role !== 'agent') others.add(id)
  }
  const people: Profile[] = []
  for (const row of read.iterate<{
    id: string
    name: string
    formerNames: string | null
    idDocument: string | null
    birthday: string | null
    gender: string | null
  }>(
    `select id, name, former_names as "formerNames", id_document as "idDocument", birthday, gender
     from person where name is not null and merged_into is null order by id`,
  ))
    people.push({
      id: row.id,
      names: comparableNames([row.name, ...listOf(row.formerNames)]),
      phones: phonesFrom(phones.get(row.id) ?? []),
      document: documentFrom(row.idDocument),
      birthday: row.birthday,
      gender: row.gender,
      units: [...new Set(units.get(row.id) ?? [])],
      agent: units.has(row.id) && !others.has(row.id),
    })
  return people
}

/** Who may be the same person as this one, most certain first; looks only along indexes. */
export function duplicatesOf(read: ReadDatabase, personId: string): DuplicatePair[] {
  const one = profileOf(read, personId)
  if (!one) return []
  const crowded = new Map<string, boolean>()
  const near = new Set<string>()
  for (const phone of one.phones) {
    const there = peopleWithPhone(read, phone)
    const group = there.length > mostAtOnePhone ? there.flatMap(id => profileOf(read, id) ?? []) : []
    crowded.set(phone, isCrowd(group))
    for (const id of there) near.add(id)
  }
  for (const unitId of one.units) for (const stay of occupanciesOfUnit(read, unitId)) near.add(stay.personId)
  if (one.document !== null)
    for (const { id } of read.all<{ id: string }>(
      'select id from person where id_document=? and merged_into is null limit 20',
      [one.document],
    ))
      near.add(id)
  near.delete(personId)
  const distinct = distinctFrom(read, personId)
  const pairs = [...near].flatMap((id): DuplicatePair[] => {
    if (distinct.has(id)) return []
    const other = profileOf(read, id)
    const judged = other && judge(one, other, phone => crowded.get(phone) ?? false)
    return judged ? [{ ...pairOf({ personId, otherId: id }), ...judged }] : []
  })
  return pairs.sort((a, b) => b.score - a.score || (a.otherId < b.otherId ? -1 : 1))
}

function put(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
