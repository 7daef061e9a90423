import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { dataErased } from '../log/erasure.ts'
import type { Operation } from '../log/operation.ts'
import { batchesOf, type Projection } from '../log/projection.ts'
import { mergedPeople } from '../people/projection.ts'
import { openSearchWriter, type SearchDocument } from '../search/index-writer.ts'
import { caseReceived } from './receipt-operation.ts'
import { tagsOf } from './tags.ts'
import { type CaseWords, caseWords } from './texts.ts'

/** Name of cases among the documents of the search index. */
export const documentKind = 'case'

/** Cases read in one go where many are indexed. */
const casesAtOnce = 500

/**
 * Full-text search of cases, with what is written on contact sheets, callbacks and whatever else stands on their
 * timelines. Besides cases themselves, a person or a unit whose name changes touches the cases that
 * name it: such an id carries what it is in front.
 */
export const caseSearchProjection: Projection = {
  name: 'case-search',
  touchedBy(operation) {
    // Deadlines say nothing anybody looks for, and there are many of them.
    if (operation.type.startsWith('deadline.')) return []
    if (operation.aggregate === 'case') return [operation.aggregateId]
    if (operation.type === 'data.erased') return erasedThings(operation)
    if (operation.aggregate === 'merge') return mergedPeople(operation).map(id => `person:${id}`)
    if (renaming.has(operation.type)) return [`${operation.aggregate}:${operation.aggregateId}`]
    return besideCase(operation)
  },
  open(connection, read) {
    const index = openSearchWriter(connection)
    return {
      refresh(ids) {
        for (const batch of batchesOf(casesOf(read, ids), casesAtOnce)) {
          const words = caseWords(read, batch)
          for (const id of batch) {
            const found = words.get(id)
            if (!found) index.remove(documentKind, id)
            else index.put(caseDocument(found))
          }
        }
      },
      reset() {
        index.clear()
        return everyCase(read)
      },
    }
  },
}

/** The cases that are meant: themselves, or those that name a touched person or unit. */
function* casesOf(read: ReadDatabase, ids: Iterable<string>): Generator<string> {
  for (const id of ids) {
    const [thing, thingId] = id.split(':')
    if (thingId === undefined) yield id
    else yield* casesNaming(read, thing ?? '', thingId)
  }
}

/** What the index holds of a case. */
export function caseDocument(words: CaseWords): SearchDocument {
  return { kind: documentKind, id: words.id, texts: [words.text], tags: tagsOf(words) }
}

/** Operations that change a name by which cases are found. */
const renaming: ReadonlySet<string> = new Set([
  'person.changed',
  'person.removed',
  'unit.changed',
  'unit.removed',
  'unit.moved',
  'unit.movedBack',
])

function erasedThings(operation: Operation<unknown, unknown>): string[] {
  const { targets } = dataErased.facts.parse(operation.facts)
  return targets.flatMap(({ aggregate, id }) => (aggregate === 'case' ? [id] : [`${aggregate}:${id}`]))
}

const OfCase = z.object({ caseId: z.string() })

/** The case on whose timeline something stands beside its own entries: a contact sheet, a callback. */
function besideCase({ type, facts }: Operation<unknown, unknown>): string[] {
  // Clocks and demands say nothing anybody looks for.
  if (type.startsWith('sheet.clock') || type.startsWith('demand.')) return []
  const about = OfCase.safeParse(facts)
  return about.success ? [about.data.caseId] : []
}

const naming: Readonly<Record<string, string>> = {
  person: 'select id from "case" where person_id=?',
  unit: 'select id from "case" where unit_id=?',
}
/** A thing beside cases names them with each of its operations. */
const besides = `select distinct s.subject_id as id from operation o
  join operation_subject s on s.position=o.position join "case" c on c.id=s.subject_id where o.aggregate_id=?`

function casesNaming(read: ReadDatabase, thing: string, id: string): string[] {
  const sql = naming[thing] ?? besides
  return read.all<{ id: string }>(sql, [id]).map(row => row.id)
}

/**
 * Ids of all cases in the order in which they were recorded, which is the order the index has while people work: paper
 * of a storm is typed in hours after it was written. Read in steps, because a connection cannot write while it iterates.
 */
function* everyCase(read: ReadDatabase): Iterable<string> {
  for (let after = 0; ; ) {
    const rows = read.all<{ id: string; position: number }>(
      `select c.id, o.position from operation o join "case" c on c.id=o.aggregate_id
       where o.type=? and o.position>? order by o.position limit ?`,
      [caseReceived.type, after, casesAtOnce],
    )
    for (const row of rows) yield row.id
    const last = rows.at(-1)
    if (!last) return
    after = last.position
  }
}
