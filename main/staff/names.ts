import type { ReadDatabase } from '../database/read.ts'

/** Names of staff by id, former ones included; who has no name is shown by the login. */
export function staffNames(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  const wanted = new Set(ids)
  wanted.delete(null)
  if (wanted.size === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(
    'select id, coalesce(name, login) as name from staff where id in (select value from json_each(?))',
    [JSON.stringify([...wanted])],
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/** SQL for the name of the member of staff whose id stands in a column; the login where there is no name. */
export const staffNameOf = (column: string) =>
  `(select coalesce(name, login) from staff where staff.id = ${column})`
