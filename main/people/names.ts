import type { ReadDatabase } from '../database/read.ts'

/** Names of people by id; unknown and erased ones are left out. */
export function personNames(read: ReadDatabase, ids: Iterable<string | null>): Map<string, string> {
  const wanted = new Set(ids)
  wanted.delete(null)
  if (wanted.size === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(
    'select p.id, p.name from json_each(?) j cross join person p on p.id = j.value where p.name is not null',
    [JSON.stringify([...wanted])],
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/** SQL for the phone a person gave first; null where there is none. */
export const firstPhoneOf = (column: string) =>
  `(select number from person_phone where person_phone.id = ${column} || '/0')`

/** SQL for the name of the person whose id stands in a column; null where it was erased. */
export const personNameOf = (column: string) => `(select name from person where person.id = ${column})`
