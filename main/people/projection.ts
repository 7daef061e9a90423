import { dataErased } from '../log/erasure.ts'
import type { Operation } from '../log/operation.ts'
import type { Projection } from '../log/projection.ts'
import { openPersonLookupWriter } from './name-search.ts'
import { namesOf, person, phonesOf } from './queries.ts'

/** Finding people by name, pinyin, initials and phone while typing; derived, local to this machine. */
export const personLookupProjection: Projection = {
  name: 'person-lookup',
  touchedBy(operation) {
    if (operation.type === 'data.erased') return erasedPeople(operation)
    return touching.has(operation.type) ? [operation.aggregateId] : []
  },
  open(connection, read) {
    const lookup = openPersonLookupWriter(connection)
    return {
      refresh(personId) {
        const current = person(read, personId)
        const names = current ? namesOf(current) : []
        const phones = current ? phonesOf(read, personId).map(phone => phone.number) : []
        if (names.length === 0 && phones.length === 0) lookup.remove(personId)
        else lookup.put({ personId, names, phones })
      },
      inBulk: run => lookup.inBulk(run),
      reset() {
        lookup.clear()
        // All at once: a connection cannot write while it iterates.
        return read.all<{ id: string }>('select id from person order by registered_at, id').map(row => row.id)
      },
    }
  },
}

const touching: ReadonlySet<string> = new Set(['person.registered', 'person.changed', 'person.removed'])

function erasedPeople(operation: Operation<unknown, unknown>): readonly string[] {
  const { targets } = dataErased.facts.parse(operation.facts)
  return targets.filter(target => target.aggregate === 'person').map(target => target.id)
}
