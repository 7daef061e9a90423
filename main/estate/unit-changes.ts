import type { UnitChangeKind } from '../contract/unit-changes.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'
import { nodeNames, unitNumbers } from './names.ts'

/** A move, merge or split as it was recorded. */
export interface UnitChange {
  readonly id: string
  readonly unitId: string
  /** Survivor of a merge, part of a split, place a unit moved to. */
  readonly otherId: string
  readonly kind: UnitChangeKind
  readonly at: number
  /** JSON as stored: `WentAlong` or `MovedFrom`. */
  readonly content: unknown
  readonly undoneAt: number | null
}

interface Row extends Omit<UnitChange, 'content'> {
  readonly content: string
  readonly actor: string | null
  readonly reason: string | null
}

const columns = `id, unit_id as "unitId", other_id as "otherId", kind, at, actor, content, reason,
  undone_at as "undoneAt"`

export function unitChange(read: ReadDatabase, changeId: string): UnitChange | undefined {
  const row = read.get<Row>(`select ${columns} from unit_change where id=?`, [changeId])
  return row ? { ...row, content: JSON.parse(row.content) as unknown } : undefined
}

/**
 * The number of a unit that went further after a change, so that the later step has to be taken back first; undefined
 * where nothing stands in the way.
 */
export function laterChange(
  read: ReadDatabase,
  { id, unitId, otherId, kind, at }: UnitChange,
): string | undefined {
  const later = (mine: string, more: string) =>
    read.get<{ number: string }>(
      `select u.number from unit_change c join unit u on u.id=c.unit_id
       where c.unit_id=? and (c.at, c.id) > (?, ?) and c.undone_at is null and ${more} limit 1`,
      [mine, at, id],
    )?.number
  if (kind === 'merge') return later(otherId, `c.kind='merge'`)
  if (kind === 'split')
    return later(otherId, `c.kind in ('merge', 'split')`) ?? later(unitId, `c.kind='merge'`)
  return later(unitId, `c.kind in ('move', 'merge')`)
}

/** A change as the file of a unit shows it. */
export interface UnitChangeView {
  readonly changeId: string
  readonly kind: UnitChangeKind
  /** The unit of this file is the one that went, was split or moved; false where it is the other. */
  readonly own: boolean
  /** The other unit, or the place it moved to. */
  readonly otherId: string
  readonly otherName: string
  readonly at: number
  readonly byName: string | null
  readonly reason: string | null
  readonly undoneAt: number | null
}

/** Moves, merges and splits that a unit took part in, newest first. */
export function changesOfUnit(read: ReadDatabase, unitId: string): UnitChangeView[] {
  const rows = [
    ...read.all<Row>(`select ${columns} from unit_change where unit_id=?`, [unitId]),
    ...read.all<Row>(`select ${columns} from unit_change where other_id=?`, [unitId]),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const others = rows.flatMap(row => [row.unitId, row.otherId])
  const units = unitNumbers(read, others)
  const nodes = nodeNames(read, others)
  const staff = staffNames(
    read,
    rows.map(row => row.actor),
  )
  return rows.map(row => {
    const own = row.unitId === unitId
    const otherId = own ? row.otherId : row.unitId
    return {
      changeId: row.id,
      kind: row.kind,
      own,
      otherId,
      otherName: units.get(otherId) ?? nodes.get(otherId) ?? '—',
      at: row.at,
      byName: row.actor === null ? null : (staff.get(row.actor) ?? null),
      reason: row.reason,
      undoneAt: row.undoneAt,
    }
  })
}
