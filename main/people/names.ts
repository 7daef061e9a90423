import type { ReadDatabase } from '../database/read.ts'

/** Names of people by id; unknown and erased ones are left out. */
export function personNames(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  const wanted = new Set(ids)
  wanted.delete(null)
  if (wanted.size === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(
    'select id, name from person where id in (select value from json_each(?)) and name is not null',
    [JSON.stringify([...wanted])],
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
