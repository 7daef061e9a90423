import type { SourceRow } from '../../../main/contract/leak-sources.ts'
import type { Elevation } from '../owners/estate/elevation.ts'

/** What runs along the homes of a source, from where it is said to begin. */
type Run = 'riser' | 'facade' | 'balcony'
const runs: Readonly<Record<SourceRow['kind'], Run | null>> = {
  riser: 'riser',
  facade: 'facade',
  balcony: 'balcony',
  roof: null,
  'wet-room': null,
  basement: null,
  single: null,
  unknown: null,
}

/** The part of a source's shape in one cell. */
export interface ShapePart {
  /** Place of its source among those drawn. */
  readonly source: number
  /** Sides on which the shape ends. */
  readonly top: boolean
  readonly bottom: boolean
  readonly left: boolean
  readonly right: boolean
  readonly run: Run | null
  /** It bears the letter. */
  readonly named: boolean
  /** Work on the source is said to begin here. */
  readonly begins: boolean
}

/** A source as the section names it. */
export interface DrawnSource {
  readonly letter: string
  readonly source: SourceRow
}

/** Sources of a building as shapes over its cells, by `cellKey`. */
export interface SectionShapes {
  readonly drawn: readonly DrawnSource[]
  readonly cells: ReadonlyMap<string, readonly ShapePart[]>
  /** Sources under the roof, or around the basement, by column: they are drawn above all homes, or below. */
  readonly roof: ReadonlyMap<number, readonly number[]>
  readonly basement: ReadonlyMap<number, readonly number[]>
}

/** @param column counted over all entrances */
export const cellKey = (row: number, column: number): string => `${row}/${column}`

/** The column over all entrances of the nth one of an entrance. */
export const columnOf = (blocks: Elevation['blocks'], block: number, nth: number): number =>
  blocks.slice(0, block).reduce((sum, { columns }) => sum + columns, nth)

const letterOf = (index: number): string => {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`
}

interface Cell {
  readonly row: number
  readonly column: number
  /** Of its entrance: shapes do not join over the space between two. */
  readonly block: number
}

/**
 * Where each source of several open leaks is in the elevation of its building: every stack of it from where the water
 * is said to come down to its lowest wet home, so that those in between who said nothing lie within.
 */
export function sectionShapes(elevation: Elevation, sources: readonly SourceRow[]): SectionShapes {
  const places = placesOf(elevation)
  const drawn = sources
    .filter(source => source.open > 1)
    .map((source, index) => ({ letter: letterOf(index), source }))
  const cells = new Map<string, ShapePart[]>()
  const roof = new Map<number, number[]>()
  const basement = new Map<number, number[]>()
  for (const [index, { source }] of drawn.entries()) {
    const wet = source.homes.flatMap(home => (home.over ? [] : (places.get(home.unitId ?? '') ?? [])))
    const begin = places.get(beginOf(source) ?? '')
    const spans = spansOf(wet, begin)
    const own = new Set(
      spans.flatMap(({ column, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, step) => cellKey(from + step, column)),
      ),
    )
    const above = source.kind === 'roof' ? roof : source.kind === 'basement' ? basement : undefined
    for (const { column, block, from, to } of spans) {
      if (above) above.set(column, [...(above.get(column) ?? []), index])
      for (let row = from; row <= to; row++) {
        const beside = (by: number) =>
          spans.some(span => span.column === column + by && span.block === block) &&
          own.has(cellKey(row, column + by))
        const part: ShapePart = {
          source: index,
          top: row === from,
          bottom: row === to,
          left: !beside(-1),
          right: !beside(1),
          run: runs[source.kind],
          named: row === from && column === spans[0]?.column,
          begins: begin?.row === row && begin.column === column,
        }
        const key = cellKey(row, column)
        cells.set(key, [...(cells.get(key) ?? []), part])
      }
    }
  }
  return { drawn, cells, roof, basement }
}

function placesOf({ blocks, floors }: Elevation): Map<string, Cell> {
  const places = new Map<string, Cell>()
  for (const [row, { cells }] of floors.entries())
    for (const [block, units] of cells.entries())
      for (const [nth, unit] of units.entries())
        if (unit) places.set(unit.unitId, { row, column: columnOf(blocks, block, nth), block })
  return places
}

/** The home in which, or above which outside, work begins. */
function beginOf({ begin }: SourceRow): string | undefined {
  return begin.code === 'in-home' || begin.code === 'wall-above' ? begin.unitId : undefined
}

interface Span extends Pick<Cell, 'column' | 'block'> {
  readonly from: number
  readonly to: number
}

/** By column, from the left. */
function spansOf(wet: readonly Cell[], begin: Cell | undefined): Span[] {
  const columns = Map.groupBy(wet, ({ column }) => column)
  return [...columns]
    .map(([column, homes]) => {
      const rows = [...homes, ...(begin?.column === column ? [begin] : [])].map(({ row }) => row)
      return { column, block: homes[0]?.block ?? 0, from: Math.min(...rows), to: Math.max(...rows) }
    })
    .sort((one, other) => one.column - other.column)
}
