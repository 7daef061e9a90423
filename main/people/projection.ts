import { z } from 'zod'
import { dataErased } from '../log/erasure.ts'
import type { Operation } from '../log/operation.ts'
import { batchesOf, type Projection } from '../log/projection.ts'
import { openPersonLookupWriter } from './name-search.ts'
import { lookupWords } from './queries.ts'

/** People read in one go where many are indexed. */
const peopleAtOnce = 500

/** Finding people by name, pinyin, initials and phone while typing; derived, local to this machine. */
export const personLookupProjection: Projection = {
  name: 'person-lookup',
  touchedBy(operation) {
    if (operation.type === 'data.erased') return erasedPeople(operation)
    if (operation.aggregate === 'merge') return mergedPeople(operation)
    return touching.has(operation.type) ? [operation.aggregateId] : []
  },
  open(connection, read) {
    const lookup = openPersonLookupWriter(connection)
    return {
      refresh(ids) {
        lookup.inBulk(() => {
          for (const batch of batchesOf(ids, peopleAtOnce)) {
            const known = lookupWords(read, batch)
            for (const personId of batch) {
              const words = known.get(personId)
              if (words) lookup.put({ personId, ...words })
              else lookup.remove(personId)
            }
          }
        })
      },
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

const Merged = z.object({ survivorId: z.string(), mergedId: z.string() })

/** Both records of a merge: one is found by new words, the other no longer, or again. */
export function mergedPeople(operation: Operation<unknown, unknown>): readonly string[] {
  const merged = Merged.safeParse(operation.facts)
  return merged.success ? [merged.data.survivorId, merged.data.mergedId] : []
}
