import {
  leastWeight,
  reasonWeights,
  type WatchReason,
  type WatchReasonCode,
  type WindDirection,
} from '../contract/season-watch.ts'
import { stackName, stacksOf } from '../contract/stacks.ts'

/** A home as far as the watch list goes by it. */
export interface WatchedUnit {
  readonly unitId: string
  readonly number: string
  readonly room: string
  readonly floor: number | null
  readonly buildingId: string
  /** The entrance, or the building where there are none. */
  readonly parentId: string
  /** 0 or 1; null where nobody said. */
  readonly topFloor: number | null
  readonly basement: number | null
  readonly orientation: string | null
  /** Somebody lives there or owns it today. */
  readonly occupied: 0 | 1
}

/** What became of one leak of a home. UTC milliseconds. */
export interface WatchedLeak {
  readonly unitId: string
  readonly at: number
  readonly open: boolean
  readonly returns: number
  readonly repairedAt: number | null
}

/** All that the list is computed from. */
export interface WatchFacts {
  readonly units: readonly WatchedUnit[]
  readonly leaks: readonly WatchedLeak[]
  /** Homes with a dissatisfied owner, and those whose matter went to the media. */
  readonly dissatisfied: ReadonlySet<string>
  readonly media: ReadonlySet<string>
  readonly windward: readonly WindDirection[]
  readonly now: number
}

/** One that has a reason to be watched. */
export interface WatchedItem {
  readonly id: string
  readonly unit: WatchedUnit | null
  /** Of a stack: the end of its numbers. */
  readonly stack: string | null
  readonly parentId: string
  readonly buildingId: string
  readonly weight: number
  readonly reasons: readonly WatchReason[]
}

const year = 365 * 86_400_000
/** Three rainy seasons: a leak of a longer time ago says little of a roof that held since. */
const recentYears = 3

interface History {
  recent: number
  old: number
  open: number
  returned: number
  repaired: boolean
}

/**
 * Every home and stack with a reason to be watched, the heaviest first, also those too light to stand on the list by
 * themselves, see {@link isWatched}.
 */
export function watchedItems(facts: WatchFacts): WatchedItem[] {
  const histories = historiesOf(facts)
  const items: WatchedItem[] = []
  for (const [parentId, units] of Map.groupBy(facts.units, unit => unit.parentId)) {
    const columns = columnsOf(units)
    const places = new Map<string, Place>()
    for (const column of columns) {
      const leaked = column.filter(unit => (histories.get(unit.unitId)?.recent ?? 0) > 0)
      for (const [at, unit] of column.entries())
        places.set(unit.unitId, { below: column[at - 1], top: at > 0 && at === column.length - 1, leaked })
      const [first] = column
      if (first && leaked.length > 1) items.push(stackItem(parentId, first, leaked.length))
    }
    for (const unit of units) {
      const reasons = reasonsOf(unit, places.get(unit.unitId), histories.get(unit.unitId), facts)
      if (reasons.length === 0) continue
      const { unitId, buildingId } = unit
      items.push({ id: `unit/${unitId}`, unit, stack: null, parentId, buildingId, ...summed(reasons) })
    }
  }
  return items.sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
}

/** Whether it weighs enough to stand on the list without anybody having put it there. */
export const isWatched = ({ weight }: Pick<WatchedItem, 'weight'>): boolean => weight >= leastWeight

interface Place {
  readonly below: WatchedUnit | undefined
  /** The highest of its stack. */
  readonly top: boolean
  /** Homes of the stack that leaked lately. */
  readonly leaked: readonly WatchedUnit[]
}

/** Stacks of one entrance, each from the ground up; none where the numbers tell none. */
function columnsOf(units: readonly WatchedUnit[]): WatchedUnit[][] {
  const standing = units.filter(({ floor }) => floor !== null)
  const { stacked, columns } = stacksOf(standing)
  if (!stacked) return []
  const byColumn = Map.groupBy(standing, unit => columns.get(unit.unitId))
  return [...byColumn.values()].map(column =>
    column.sort((one, other) => (one.floor ?? 0) - (other.floor ?? 0)),
  )
}

function reasonsOf(
  unit: WatchedUnit,
  place: Place | undefined,
  history: History | undefined,
  { dissatisfied, media, windward }: WatchFacts,
): WatchReason[] {
  const reasons: WatchReason[] = []
  const because = (code: WatchReasonCode, count: number | null = null, times = 1) =>
    reasons.push({ code, count, weight: reasonWeights[code] + Math.min(times - 1, 4) * 10 })
  if (history) {
    if (history.open > 0) because('open')
    if (history.returned > 0) because('returned', history.returned)
    if (history.repaired) because('repaired')
    if (history.recent > 0) because('leaks', history.recent, history.recent)
    else if (history.old > 0) because('old-leaks', history.old)
  }
  const others = place?.leaked.filter(other => other !== unit).length ?? 0
  if (others > 0) because('stack', others)
  if (unit.topFloor === 1 || (unit.topFloor === null && place?.top)) because('top-floor')
  if (unit.basement === 1 || (unit.basement === null && (unit.floor ?? 0) < 0)) because('basement')
  if (unit.occupied === 0 && place?.below?.occupied === 1) because('vacant-above')
  if (windward.length > 0 && facesAny(unit.orientation, windward)) because('windward')
  if (dissatisfied.has(unit.unitId)) because('dissatisfied')
  if (media.has(unit.unitId)) because('media')
  return reasons
}

function summed(reasons: readonly WatchReason[]) {
  return {
    weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    reasons: [...reasons].sort((one, other) => other.weight - one.weight),
  }
}

/** The stacks of an entrance with their homes, without any reason; none where the numbers tell none. */
export const stacksOfEntrance = (
  units: readonly WatchedUnit[],
  parentId: string,
): { readonly item: WatchedItem; readonly homes: readonly WatchedUnit[] }[] =>
  columnsOf(units.filter(unit => unit.parentId === parentId)).flatMap(homes => {
    const [first] = homes
    return first ? [{ item: { ...stackItem(parentId, first, 0), weight: 0, reasons: [] }, homes }] : []
  })

function stackItem(parentId: string, first: WatchedUnit, homes: number): WatchedItem {
  const stack = stackName(first)
  const reason = { code: 'stack', count: homes, weight: reasonWeights.stack + homes * 10 } as const
  const { buildingId } = first
  const id = `stack/${parentId}/${stack}`
  return { id, unit: null, stack, parentId, buildingId, ...summed([reason]) }
}

function historiesOf({ leaks, now }: WatchFacts): Map<string, History> {
  const histories = new Map<string, History>()
  for (const { unitId, at, open, returns, repairedAt } of leaks) {
    const history = histories.get(unitId) ?? { recent: 0, old: 0, open: 0, returned: 0, repaired: false }
    histories.set(unitId, history)
    if (at >= now - recentYears * year) history.recent += 1
    else history.old += 1
    if (open) history.open += 1
    history.returned += returns
    if (!open && repairedAt !== null && repairedAt >= now - year) history.repaired = true
  }
  return histories
}

const chinese: Readonly<Record<string, WindDirection>> = {
  东北: 'NE',
  东南: 'SE',
  西北: 'NW',
  西南: 'SW',
  东: 'E',
  南: 'S',
  西: 'W',
  北: 'N',
}

/** Directions a home faces, as people write them: `南北`, `东南`, `S`, `NE/SW`. */
export function directionsOf(orientation: string): WindDirection[] {
  const signs = orientation.toUpperCase().match(/[东西][南北]|[东南西北]|[NS][EW]?|[EW]/g) ?? []
  return signs.flatMap(sign => chinese[sign] ?? windSign(sign))
}

const windSign = (sign: string): WindDirection[] =>
  (['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const).filter(direction => direction === sign)

const facesAny = (orientation: string | null, windward: readonly WindDirection[]): boolean =>
  orientation !== null && directionsOf(orientation).some(direction => windward.includes(direction))
