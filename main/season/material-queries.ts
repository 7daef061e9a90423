import { caseNumbers } from '../cases/detail.ts'
import type { MaterialKind, MaterialRow, MoveKind, MoveRow, RanShort } from '../contract/materials.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from '../staff/names.ts'
import { ranShort } from './material-rules.ts'

interface StoredMaterial {
  readonly id: string
  readonly kind: MaterialKind
  readonly name: string
  readonly measure: string
  readonly minimum: number
  readonly place: string
  readonly active: 0 | 1
  readonly stock: number
  readonly out: number
  readonly countedAt: number | null
}

const materialColumns = `id, kind, name, measure, minimum, place, active, stock, "out", counted_at as "countedAt"`
const rowOf = (stored: StoredMaterial): MaterialRow => ({
  ...stored,
  active: stored.active === 1,
  low: stored.active === 1 && stored.stock < stored.minimum,
})

/** Materials, those below their minimum first, then by name; those no longer kept last. */
export function materials(read: ReadDatabase): MaterialRow[] {
  return read
    .all<StoredMaterial>(
      `select ${materialColumns} from material order by active desc, stock>=minimum, name, id`,
    )
    .map(rowOf)
}

export function materialRow(read: ReadDatabase, materialId: string): MaterialRow | undefined {
  const stored = read.get<StoredMaterial>(`select ${materialColumns} from material where id=?`, [materialId])
  return stored && rowOf(stored)
}

const moveColumns = `id, kind, stock_change as "stockChange", out_change as "outChange", stock_after as "stockAfter",
  at, ${staffNameOf('material_move.by')} as "byName", case_id as "caseId", emergency_id as "emergencyId", note`

interface StoredMove extends Omit<MoveRow, 'amount' | 'caseNumber'> {
  readonly stockChange: number
  readonly outChange: number
}

/** Movements of a material, the latest first. */
export function movesOf(read: ReadDatabase, materialId: string, limit = 200): MoveRow[] {
  const found = read.all<StoredMove>(
    `select ${moveColumns} from material_move where material_id=? order by at desc, id desc limit ?`,
    [materialId, limit],
  )
  const numbers = caseNumbers(
    read,
    found.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
  )
  return found.map(({ stockChange, outChange, ...move }) => ({
    ...move,
    amount: move.kind === 'counted' ? stockChange : Math.abs(stockChange === 0 ? outChange : stockChange),
    caseNumber: move.caseId === null ? null : (numbers.get(move.caseId) ?? null),
  }))
}

/**
 * What ran short between two moments: fell below its minimum or was gone. For a storm, from its start to its end.
 *
 * @param from UTC milliseconds, as `to`
 */
export function materialsShort(read: ReadDatabase, from: number, to: number): RanShort[] {
  const moves = read.all<{
    materialId: string
    kind: MoveKind
    at: number
    stockAfter: number
    change: number
  }>(
    `select material_id as "materialId", kind, at, stock_after as "stockAfter", stock_change as change
     from material_move where at>=? and at<=? order by at, id`,
    [from, to],
  )
  const byMaterial = Map.groupBy(moves, ({ materialId }) => materialId)
  return materials(read).flatMap(({ id, name, measure, minimum }) => {
    const own = byMaterial.get(id)
    const [first] = own ?? []
    if (!own || !first) return []
    const short = ranShort(
      { materialId: id, name, measure, minimum },
      from,
      first.stockAfter - first.change,
      own.map(({ at, stockAfter, kind, change }) => ({
        at,
        stockAfter,
        bought: kind === 'bought' ? change : 0,
      })),
    )
    return short ? [short] : []
  })
}

/** A material that moved, with what of it was used up and bought between two moments. */
export interface UsedMaterial {
  readonly name: string
  readonly measure: string
  readonly used: number
  readonly bought: number
  /** What lies there now. */
  readonly stock: number
}

/** What was used up and bought between two moments, the most used first. UTC milliseconds, `until` without. */
export const materialsUsed = (read: ReadDatabase, from: number, until: number): UsedMaterial[] =>
  read.all<UsedMaterial>(
    `select material.name, material.measure, material.stock,
       -sum(case when move.kind='used' then move.stock_change when move.kind='usedOut' then move.out_change else 0 end)
         as used,
       sum(case when move.kind='bought' then move.stock_change else 0 end) as bought
     from material_move move join material on material.id=move.material_id
     where move.at>=? and move.at<? and move.kind in ('used', 'usedOut', 'bought')
     group by material.id order by used desc, material.name, material.id`,
    [from, until],
  )
