import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'

/** What lists show of units: the number as written here, by id. Unknown ids are left out. */
export function unitNumbers(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  return namesBy(
    read,
    'select u.id, u.number as name from json_each(?) j cross join unit u on u.id = j.value',
    ids,
  )
}

const Was = z.object({ number: z.string() })

/** What a home was called before: by files merged into it, before it moved, and what it was split from. */
export function formerNumbers(read: ReadDatabase, unitId: string): string[] {
  const changes = read.all<{ content: string; whole: string | null }>(
    `select content, null as whole from unit_change where unit_id=? and kind='move' and undone_at is null
     union all
     select '', u.number from unit_change c join unit u on u.id=c.unit_id
     where c.other_id=? and c.kind='split' and c.undone_at is null`,
    [unitId, unitId],
  )
  const merged = read.all<{ number: string }>('select number from unit where merged_into=?', [unitId])
  return [
    ...merged.map(({ number }) => number),
    ...changes.map(({ content, whole }) => whole ?? Was.parse(JSON.parse(content)).number),
  ]
}

/** Names of projects, phases, buildings and entrances, by id. Unknown ids are left out. */
export function nodeNames(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  return namesBy(
    read,
    'select n.id, n.name from json_each(?) j cross join estate_node n on n.id = j.value',
    ids,
  )
}

function namesBy(read: ReadDatabase, sql: string, ids: Iterable<string | null>): Map<string, string> {
  const wanted = new Set(ids)
  wanted.delete(null)
  if (wanted.size === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(sql, [JSON.stringify([...wanted])])
  return new Map(rows.map(row => [row.id, row.name]))
}

/** SQL for the number of the unit whose id stands in a column, for statements of other domains. */
export const unitNumberOf = (column: string) => `(select number from unit where unit.id = ${column})`

/** SQL for the name of the node whose id stands in a column. */
export const nodeNameOf = (column: string) =>
  `(select name from estate_node where estate_node.id = ${column})`
