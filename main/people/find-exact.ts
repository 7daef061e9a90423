import type { ReadDatabase } from '../database/read.ts'
import { comparableName, comparablePhone } from './identities.ts'
import type { PersonLookupReader } from './name-search.ts'
import { namesOf, person } from './queries.ts'

/** People with exactly this phone, in any written form; a family may share one. */
export function peopleWithPhone(read: ReadDatabase, number: string): string[] {
  const digits = comparablePhone(number)
  return [
    ...new Set(
      [digits, `86${digits}`].flatMap(one =>
        read
          .all<{ id: string }>(
            `select coalesce(p.merged_into, p.id) as id from person_phone f join person p on p.id=f.person_id
             where f.digits=? order by f.person_id limit 20`,
            [one],
          )
          .map(row => row.id),
      ),
    ),
  ]
}

/** Whether a person is, or was, called exactly this. */
export function isCalled(read: ReadDatabase, personId: string, name: string): boolean {
  const found = person(read, personId)
  const wanted = comparableName(name)
  return found !== undefined && namesOf(found).some(one => comparableName(one) === wanted)
}

/** People called exactly this; a few are enough to see that there are several. */
export function peopleCalled(read: ReadDatabase, lookup: PersonLookupReader, name: string): string[] {
  if (comparableName(name) === '') return []
  return lookup
    .find(name, 20)
    .map(found => found.personId)
    .filter(personId => isCalled(read, personId, name))
}
