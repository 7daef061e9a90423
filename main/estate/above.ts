import { stacksOf } from '../contract/stacks.ts'
import type { ReadDatabase } from '../database/read.ts'

interface Near {
  readonly unitId: string
  readonly number: string
  readonly room: string
  readonly floor: number | null
}

/** The home right above another, in its stack; undefined where there is none, or the numbers tell no stacks. */
export function unitAbove(
  read: ReadDatabase,
  unitId: string,
): { readonly unitId: string; readonly number: string } | undefined {
  const units = read
    .all<Near>(
      `select n.id as "unitId", n.number, n.room, n.floor from unit u
       join unit n on n.parent_id=u.parent_id and n.building_id=u.building_id
       where u.id=? and n.merged_into is null and n.kind in ('dwelling', 'shop') and n.floor is not null`,
      [unitId],
    )
    .sort((one, other) => (one.room < other.room ? -1 : 1))
  const own = units.find(unit => unit.unitId === unitId)
  const { stacked, columns } = stacksOf(units)
  if (!own || !stacked) return undefined
  const [above] = units
    .filter(unit => columns.get(unit.unitId) === columns.get(unitId))
    .filter(({ floor }) => (floor ?? 0) > (own.floor ?? 0))
    .sort((one, other) => (one.floor ?? 0) - (other.floor ?? 0))
  return above && { unitId: above.unitId, number: above.number }
}
