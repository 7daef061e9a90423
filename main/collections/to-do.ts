import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CollectionRow, CollectionToDo } from '../contract/collections.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isSettled } from '../documents/settle.ts'
import { logStand } from '../log/history.ts'
import { personExists } from '../people/queries.ts'
import { buildingsOfCollection, homesToGoTo, peopleOfCollection, runningCollections } from './queries.ts'

/** What was counted, by campaign and building, and up to which operation it holds. */
interface Counted {
  readonly day: string
  readonly upTo: number
  readonly homes: ReadonlyMap<string, number>
}

const counted = new WeakMap<ReadDatabase, Counted>()

/** Operations on these name homes and people they change; on the others nothing a campaign asks for depends. */
const named = ['person', 'merge', 'document', 'contract', 'unit-documents', 'collectionAttempt', 'erasure']
/** After an operation on one of these everything is counted anew. */
const everywhere = ['unit', 'estate-node', 'profile', 'site', 'import']
/** So many operations are looked at one by one; after more, such as an import, everything is counted anew. */
const mostLookedAt = 300

/**
 * Campaigns that run and have homes to go to still, those that should end first, first. A whole estate is counted
 * once, building by building so that others get their turn between; afterwards only buildings in which something
 * happened are.
 * @param today `2026-07-12`
 */
export async function collectionsToDo(read: ReadDatabase, today: string): Promise<CollectionToDo[]> {
  const running = runningCollections(read)
  if (running.length === 0) return []
  // Read before the rows are: what is recorded in between only lets counts go too early.
  const upTo = logStand(read)?.position ?? 0
  const known = stillTrue(read, today, upTo)
  const homes = new Map<string, number>()
  const found: CollectionToDo[] = []
  for (const collection of running) {
    let sum = 0
    for (const { id: buildingId } of buildingsOfCollection(read, collection)) {
      const place = `${collection.id}/${buildingId}`
      let here = known.get(place)
      if (here === undefined) {
        here = homesToGoTo(peopleOfCollection(read, collection, buildingId, today)).length
        await nextTurn()
      }
      homes.set(place, here)
      sum += here
    }
    if (sum > 0) found.push(toDoOf(collection, sum))
  }
  if (countsHold(read, today)) counted.set(read, { day: today, upTo, homes })
  return found
}

function toDoOf({ id, title, until, startedAt, startedByName }: CollectionRow, homes: number) {
  return { id, title, until, startedAt, startedByName, homes }
}

/** Papers are counted by the checklist and the day, with no operation behind it. */
const countsHold = (read: ReadDatabase, today: string) =>
  isSettled(read) && !read.get('select 1 from unit_completeness where recount_on<=? limit 1', [today])

const nothing: ReadonlyMap<string, number> = new Map()

/** Counts made earlier that nothing changed since. */
function stillTrue(read: ReadDatabase, today: string, upTo: number): ReadonlyMap<string, number> {
  const last = counted.get(read)
  if (!last || last.day !== today || upTo < last.upTo || !countsHold(read, today)) return nothing
  const wanted = [...named, ...everywhere]
  const since = read.all<{ aggregate: string; aggregateId: string; facts: string }>(
    `select aggregate, aggregate_id as "aggregateId", facts from operation
     where position>? and position<=? and aggregate in (${wanted.map(() => '?').join(', ')}) limit ?`,
    [last.upTo, upTo, ...wanted, mostLookedAt + 1],
  )
  if (since.length > mostLookedAt || since.some(({ aggregate }) => everywhere.includes(aggregate)))
    return nothing
  const changed = new Set<string>()
  for (const { aggregate, aggregateId, facts } of since) {
    const buildings = buildingsNamed(read, `${aggregateId} ${facts}`)
    // Who was taken out, or an attempt taken back, leaves nothing by which the building could be found.
    if (buildings.length === 0 && !(aggregate === 'person' && personExists(read, aggregateId))) return nothing
    for (const id of buildings) changed.add(id)
  }
  return new Map([...last.homes].filter(([place]) => !changed.has(place.slice(place.indexOf('/') + 1))))
}

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Buildings of the homes, and of the people's homes, that stand in the facts of an operation by their ids. */
function buildingsNamed(read: ReadDatabase, facts: string): string[] {
  const wanted = JSON.stringify([...new Set(facts.match(ids))])
  return read
    .all<{ id: string }>(
      `select u.building_id as id from json_each(?) j cross join unit u on u.id=j.value
       union select u.building_id from json_each(?) j cross join occupancy o on o.person_id=j.value
         join unit u on u.id=o.unit_id`,
      [wanted, wanted],
    )
    .map(({ id }) => id)
}
