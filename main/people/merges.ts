import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { MergedDetails, MergePlan } from './merge-operations.ts'

/** One merge of two records that stands. */
export interface Merge {
  readonly mergeId: string
  readonly mergedId: string
  readonly survivorId: string
  /** UTC milliseconds. */
  readonly mergedAt: number
  readonly mergedBy: string | null
}

const columns = `id as "mergeId", merged_id as "mergedId", survivor_id as "survivorId", merged_at as "mergedAt",
  merged_by as "mergedBy"`

/** Records that were merged right into this one, the latest first: in this order they can be parted again. */
export function mergesInto(read: ReadDatabase, personId: string): Merge[] {
  return read
    .all<Merge>(`select ${columns} from person_merge where survivor_id=? and undone_at is null`, [personId])
    .sort((a, b) => (a.mergeId < b.mergeId ? 1 : -1))
}

/** Ids of all records merged into this one, also by way of others. Whoever erases or exports a person takes them along. */
export function recordsMergedInto(read: ReadDatabase, personId: string): string[] {
  return read
    .all<{ id: string }>('select id from person where merged_into=? order by id', [personId])
    .map(row => row.id)
}

/** Ids of all merges these records ever had a part in, undone ones too: they hold words of both. */
export function mergeIdsOf(read: ReadDatabase, personIds: readonly string[]): string[] {
  const wanted = JSON.stringify(personIds)
  return read
    .all<{ id: string }>(
      `select m.id from json_each(?) j cross join person_merge m on m.survivor_id=j.value
       union select m.id from json_each(?) j cross join person_merge m on m.merged_id=j.value order by 1`,
      [wanted, wanted],
    )
    .map(row => row.id)
}

/** What undoing the merge of a record needs; `details` is null once they were erased. */
export function mergeOf(
  read: ReadDatabase,
  mergedId: string,
): (Merge & { readonly plan: MergePlan; readonly details: MergedDetails | null }) | undefined {
  const row = read.get<Merge & { plan: string; details: string | null }>(
    `select ${columns}, plan, details from person_merge where merged_id=? and undone_at is null`,
    [mergedId],
  )
  if (!row) return undefined
  return {
    ...row,
    plan: MergePlan.parse(JSON.parse(row.plan)),
    details: row.details === null ? null : MergedDetails.parse(JSON.parse(row.details)),
  }
}

/** A pair in the order it is stored in. */
export function pairOf(pair: { readonly personId: string; readonly otherId: string }) {
  return pair.personId < pair.otherId ? pair : { personId: pair.otherId, otherId: pair.personId }
}

/** Whether somebody judged that these are two people; also where one of them stands for merged records. */
export function isDistinct(read: ReadDatabase, personId: string, otherId: string): boolean {
  return distinctFrom(read, personId).has(otherId)
}

const Pair = z.object({ one: z.string(), other: z.string() })

/** Everybody this person, or a record merged into them, was judged not to be. */
export function distinctFrom(read: ReadDatabase, personId: string): Set<string> {
  const records = JSON.stringify([personId, ...recordsMergedInto(read, personId)])
  const rows = read.all(
    `select d.other_id as one, coalesce(p.merged_into, p.id) as other from json_each(?) j
       cross join person_distinct d on d.person_id=j.value join person p on p.id=d.other_id
     union select d.person_id as one, coalesce(p.merged_into, p.id) as other from json_each(?) j
       cross join person_distinct d on d.other_id=j.value join person p on p.id=d.person_id`,
    [records, records],
  )
  return new Set(rows.map(row => Pair.parse(row).other))
}
