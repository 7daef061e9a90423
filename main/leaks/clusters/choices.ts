import type { Candidate } from './candidates.ts'
import type { Item } from './homes.ts'
import { decidedFloor, variants } from './model.ts'

/** A source as the search sees it: its price and what each item gains by it. */
export interface Choice {
  readonly source: Candidate
  /** Logarithm; what it costs to suppose it. */
  readonly open: number
  /** Only gains above 0, by index of the item. */
  readonly gains: ReadonlyMap<number, number>
  /** The block it grows from: one of several homes that people put together. */
  readonly block: number | null
}

/** What an item gains. Several homes of a block are one: those that do not fit count, though no more than a little. */
export function itemGain(item: Item, source: Candidate): number | undefined {
  const [first] = item.homes
  if (item.homes.length === 1 && first) {
    const gain = source.gains.get(first)
    return gain !== undefined && gain > 0 ? gain : undefined
  }
  const each = item.homes.map(home => source.gains.get(home) ?? Number.NEGATIVE_INFINITY)
  if (!each.some(gain => gain > 0)) return undefined
  return each.reduce((sum, gain) => sum + Math.max(decidedFloor, gain), 0)
}

export const mayBe = (item: Item, source: Candidate) =>
  item.block?.source == null || item.block.source === variants[source.variant].kind

/** What a block gains by the source that explains it best: `open` and gains together. */
export function bestOfBlocks(items: readonly Item[], sources: readonly Candidate[]): Map<number, number> {
  const best = new Map<number, number>()
  for (const source of sources)
    for (const index of source.items) {
      const item = items[index]
      if (!item || item.homes.length === 1 || !mayBe(item, source)) continue
      const gain = itemGain(item, source)
      if (gain === undefined) continue
      best.set(index, Math.max(best.get(index) ?? Number.NEGATIVE_INFINITY, source.open + gain))
    }
  return best
}

/**
 * Sources as choices that keep to what people decided: no choice joins two blocks, or a block with what it was told
 * apart from. A source that meets blocks becomes one choice for each of them and one without any.
 */
export function choicesOf(items: readonly Item[], sources: readonly Candidate[]): Choice[] {
  const best = bestOfBlocks(items, sources)
  const choices: Choice[] = []
  for (const source of sources) {
    const gains = new Map<number, number>()
    for (const index of source.items) {
      const item = items[index]
      const gain = item ? itemGain(item, source) : undefined
      if (gain !== undefined && (gain > 0 || (item && item.homes.length > 1))) gains.set(index, gain)
    }
    if (gains.size < 2) continue
    const blocks = [...gains.keys()].filter(index => items[index]?.block)
    const free = blocks.length === 0 ? gains : new Map([...gains].filter(([index]) => !items[index]?.block))
    if (free.size > 1) choices.push({ source, open: source.open, gains: free, block: null })
    for (const index of blocks) {
      const item = items[index]
      if (!item || !mayBe(item, source)) continue
      const joined = new Map([...free].filter(([other]) => !toldApart(item, items[other])))
      if (joined.size === 0) continue
      const gain = gains.get(index) ?? 0
      if (item.homes.length === 1) {
        choices.push({ source, open: source.open, gains: joined.set(index, gain), block: null })
      } else {
        const open = source.open + gain - (best.get(index) ?? 0)
        choices.push({ source, open: Math.min(0, open), gains: joined, block: index })
      }
    }
  }
  return choices.filter(({ open, gains }) => open + sum(gains) > 0)
}

const sum = (gains: ReadonlyMap<number, number>) => [...gains.values()].reduce((all, gain) => all + gain, 0)

function toldApart(item: Item, other: Item | undefined): boolean {
  return (
    other?.homes.some(home => home.reports.some(report => item.block?.apart.has(report.id) === true)) === true
  )
}
