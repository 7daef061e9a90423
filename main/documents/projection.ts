import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { createSqliteWriter } from '../database/sqlite-writer.ts'
import { dataErased } from '../log/erasure.ts'
import type { Operation } from '../log/operation.ts'
import { batchesOf, type Projection } from '../log/projection.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import { openSearchWriter } from '../search/index-writer.ts'
import { settleUnits } from './completeness.ts'
import { unitCompletenessTable } from './tables.ts'
import { documentWords, searchKind } from './texts.ts'

const OfUnit = z.object({ unitId: z.string(), fromUnitId: z.string().nullish() })
const OtherUnit = z.object({ into: z.string(), from: z.string(), part: z.string() }).partial()
/** Roles that move when records of people are merged, and when they are parted. */
const Merged = z.object({ plan: z.object({ occupancies: z.object({ merged: z.array(OfUnit) }) }) })
const Parted = z.object({ restore: z.array(OfUnit), put: z.array(OfUnit), remove: z.array(OfUnit) })
const Registered = z.object({ occupancies: z.array(OfUnit) })

/** Counters of how complete the files of homes are. */
export const completenessProjection: Projection = {
  name: 'document-completeness',
  touchedBy(operation) {
    switch (operation.aggregate) {
      case 'document':
      case 'contract':
        return unitOf(operation)
      case 'unit':
        return [operation.aggregateId, ...otherUnits(operation)]
      case 'unit-documents':
        return [operation.aggregateId]
      case 'person':
        return ofPerson(operation)
      case 'merge':
        return ofMerge(operation)
      default:
        return []
    }
  },
  open(connection, read) {
    const writer = createSqliteWriter(connection)
    return {
      refresh(ids) {
        const units = [...ids]
        if (units.length === 0) return
        settleUnits(
          writer,
          unitCompletenessTable,
          read,
          { profile: profileOf(read), today: dayOfLog(read) },
          units,
        )
      },
      reset() {
        connection.exec('delete from unit_completeness')
        return read.all<{ id: string }>('select id from unit order by id').map(({ id }) => id)
      },
    }
  },
}

/** The home a unit was merged into or parted from: papers and waivers went there. */
function otherUnits({ facts }: Operation<unknown, unknown>): string[] {
  const found = OtherUnit.safeParse(facts)
  return found.success ? Object.values(found.data).filter(id => id !== undefined) : []
}

/**
 * The day at the site of the latest operation: in the turn of the one that is being recorded that is today, and it is
 * the same wherever the log is replayed. Homes whose stage changes on a later day are counted again by `settle.ts`.
 */
function dayOfLog(read: ReadDatabase): string {
  const last = read.get<{ at: number }>('select at from operation order by position desc limit 1')
  return todayOf(read, last?.at ?? 0)
}

/** Whoever owns a home decides what its file needs: any operation about people that names homes. */
function ofPerson(operation: Operation<unknown, unknown>): string[] {
  const registered = Registered.safeParse(operation.facts)
  return registered.success ? registered.data.occupancies.map(({ unitId }) => unitId) : unitOf(operation)
}

/** Two roles at a home become one with the days of both, or two again: its owners may leave on other days. */
function ofMerge({ facts }: Operation<unknown, unknown>): string[] {
  const merged = Merged.safeParse(facts)
  const parted = Parted.safeParse(facts)
  const roles = merged.success
    ? merged.data.plan.occupancies.merged
    : parted.success
      ? [...parted.data.restore, ...parted.data.put, ...parted.data.remove]
      : []
  return roles.map(({ unitId }) => unitId)
}

function unitOf({ facts }: Operation<unknown, unknown>): string[] {
  const found = OfUnit.safeParse(facts)
  if (!found.success) return []
  const { unitId, fromUnitId } = found.data
  return fromUnitId ? [unitId, fromUnitId] : [unitId]
}

/** Documents indexed in one go where many are. */
const atOnce = 500

/** Documents by their words: title, note, shelf, names of files. */
export const documentSearchProjection: Projection = {
  name: 'document-search',
  touchedBy(operation) {
    if (operation.aggregate === 'document') return [operation.aggregateId]
    if (operation.type === 'data.erased')
      return dataErased.facts
        .parse(operation.facts)
        .targets.flatMap(({ aggregate, id }) => (aggregate === 'document' ? [id] : []))
    return []
  },
  open(connection, read) {
    const index = openSearchWriter(connection)
    return {
      refresh(ids) {
        for (const batch of batchesOf(ids, atOnce)) {
          const words = documentWords(read, batch)
          for (const id of batch) {
            const texts = words.get(id)
            if (texts) index.put({ kind: searchKind, id, texts, tags: [] })
            else index.remove(searchKind, id)
          }
        }
      },
      // The projection of cases before it has emptied the index.
      reset: () => everyDocument(read),
    }
  },
}

/** Ids of all documents, oldest first; read in steps, because a connection cannot write while it iterates. */
function* everyDocument(read: ReadDatabase): Iterable<string> {
  let after = { at: -1, id: '' }
  for (;;) {
    const rows = read.all<{ id: string; at: number }>(
      'select id, filed_at as "at" from document where (filed_at, id) > (?, ?) order by filed_at, id limit ?',
      [after.at, after.id, atOnce],
    )
    for (const { id } of rows) yield id
    const last = rows.at(-1)
    if (!last) return
    after = last
  }
}
