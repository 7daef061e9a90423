import type { MaterialKind, MoveKind, RanShort } from '../contract/materials.ts'
import type { Words } from '../contract/words.ts'

/** What a movement does to the store and to what is out. */
export interface MoveEffect {
  readonly stock: number
  readonly out: number
}

/** @param amount how many, above nought */
export function effectOf(kind: Exclude<MoveKind, 'counted'>, amount: number): MoveEffect {
  switch (kind) {
    case 'bought':
      return { stock: amount, out: 0 }
    case 'taken':
      return { stock: -amount, out: amount }
    case 'returned':
      return { stock: amount, out: -amount }
    case 'used':
      return { stock: -amount, out: 0 }
    case 'usedOut':
      return { stock: 0, out: -amount }
  }
}

/** Names and least numbers to begin with, for a site of some thirty buildings; changed by whoever knows the site. */
export const usualMaterials: readonly {
  readonly kind: MaterialKind
  readonly name: Words
  readonly measure: Words
  readonly minimum: number
}[] = [
  { kind: 'pump', name: { zh: '潜水泵', en: 'Pumps' }, measure: { zh: '台', en: 'pcs' }, minimum: 4 },
  {
    kind: 'tarpaulin',
    name: { zh: '防水布', en: 'Tarpaulin' },
    measure: { zh: '块', en: 'sheets' },
    minimum: 20,
  },
  { kind: 'sandbag', name: { zh: '沙袋', en: 'Sandbags' }, measure: { zh: '个', en: 'bags' }, minimum: 200 },
  {
    kind: 'grouting',
    name: { zh: '堵漏灌浆料', en: 'Grouting' },
    measure: { zh: '桶', en: 'cans' },
    minimum: 10,
  },
  { kind: 'ladder', name: { zh: '人字梯', en: 'Ladders' }, measure: { zh: '架', en: 'pcs' }, minimum: 4 },
  {
    kind: 'dehumidifier',
    name: { zh: '除湿机', en: 'Dehumidifiers' },
    measure: { zh: '台', en: 'pcs' },
    minimum: 4,
  },
]

/** A movement as it is looked back at. */
export interface PastMove {
  readonly at: number
  readonly stockAfter: number
  readonly bought: number
}

/**
 * Whether a material ran short in a stretch of time: below its minimum, or empty. Undefined where it did not.
 *
 * @param before what there was when the stretch began
 * @param moves those of the stretch, in order
 */
export function ranShort(
  material: Pick<RanShort, 'materialId' | 'name' | 'measure' | 'minimum'>,
  from: number,
  before: number,
  moves: readonly PastMove[],
): RanShort | undefined {
  const points = [{ at: from, stockAfter: before, bought: 0 }, ...moves]
  const least = Math.min(...points.map(({ stockAfter }) => stockAfter))
  const first = (below: (stock: number) => boolean) =>
    points.find(({ stockAfter }) => below(stockAfter))?.at ?? null
  const { minimum } = material
  const moved = moves.some(({ stockAfter }) => stockAfter < minimum || stockAfter === 0)
  if (!moved) return undefined
  return {
    ...material,
    least,
    lowAt: first(stock => stock < minimum),
    outAt: first(stock => stock === 0),
    bought: moves.reduce((sum, move) => sum + move.bought, 0),
  }
}
