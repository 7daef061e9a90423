import type { Home, Item } from './homes.ts'
import type { Layout, Spot } from './layout.ts'
import { gainOf, type Reached, silence, type Weighed, weighed } from './likelihood.ts'
import {
  basementReach,
  hour,
  lineGoesOn,
  lineReach,
  lineWidths,
  mostZone,
  reachHours,
  roofDepths,
  roofReach,
  roofWidths,
  sourceRate,
  type Variant,
  wetReach,
  zoneGoesOn,
} from './model.ts'

/** A source at a place: what it costs to suppose it, and what each home gains by it. */
export interface Candidate {
  readonly variant: Variant
  /** First and last column, and floors from the top. */
  readonly columns: readonly [number, number]
  readonly floors: readonly [number, number]
  /** Unit id of the home it is named after: of a wet room, where the water is used. */
  readonly at: string
  /** Logarithm of the rate of such a source here, less what silent homes say against it. */
  readonly open: number
  /** By home that can be of it. */
  readonly gains: ReadonlyMap<Home, number>
  /** Indexes of the items those homes are in. */
  readonly items: ReadonlySet<number>
  /** Homes in its reach that said nothing. */
  readonly silent: readonly Spot[]
}

/** Homes that could have one source with the first of them. */
interface Around {
  readonly anchor: Weighed
  readonly layout: Layout
  readonly near: ReadonlyMap<Spot, readonly Weighed[]>
  /** Units that reported anything at the time: they are not silent, whatever they reported. */
  readonly spoke: ReadonlySet<string>
  readonly remembered: Map<string, Floors>
}

/** One row of a shape: what stands there and how water meets it. */
interface Row {
  readonly spots: readonly Spot[]
  readonly reached: Reached
}

/** Every source that explains two homes or more better than chance does, in an order that depends on nothing else. */
export function candidatesOf(items: readonly Item[], layout: Layout): Candidate[] {
  const homes = items
    .flatMap(item => item.homes.flatMap(home => (home.spot ? [weighed(home, home.spot, item.index)] : [])))
    .sort((one, other) => one.home.since - other.home.since || (firstId(one) < firstId(other) ? -1 : 1))
  const found: Candidate[] = []
  const remembered = new Map<string, Floors>()
  homes.forEach((anchor, index) => {
    const until = anchor.home.since + reachHours * hour
    const later = homes.slice(index).filter(one => one.home.since <= until)
    const spoke = new Set(
      homes
        .filter(one => Math.abs(one.home.since - anchor.home.since) <= reachHours * hour)
        .map(one => one.spot.unitId),
    )
    for (const last of lastMoments(later)) {
      const open = later.filter(
        one => one.home.since <= last && (one.home.endedAt === null || one.home.endedAt >= last),
      )
      if (open[0] !== anchor || open.length < 2) continue
      const near = Map.groupBy(open, one => one.spot)
      const around: Around = { anchor, layout, near, spoke, remembered }
      found.push(...lines(around), ...roofs(around), ...wetRooms(around), ...basements(around))
    }
  })
  return found
}

const firstId = (one: Weighed) => one.home.reports[0]?.id ?? ''

/**
 * Until when a source may have been at work: whoever was repaired before has nothing to do with what came behind.
 * Usually nobody was, and there is one answer.
 */
function lastMoments(later: readonly Weighed[]): number[] {
  const times = later.map(one => one.home.since)
  const moments = new Set([times.at(-1) ?? 0])
  for (const { home } of later) {
    if (home.endedAt === null) continue
    const before = times.filter(time => time <= (home.endedAt ?? 0)).at(-1)
    if (before !== undefined) moments.add(before)
  }
  return [...moments].sort((one, other) => one - other)
}

/** Column ranges of a width that hold the anchor. */
function windows(around: Around, most: number): (readonly [number, number])[] {
  const { column } = around.anchor.spot
  const found: (readonly [number, number])[] = []
  for (let width = 1; width <= most; width++)
    for (let first = column - width + 1; first <= column; first++) {
      const last = first + width - 1
      if (first < 0 || last >= around.layout.columns.length) continue
      const wet = (at: number) => around.layout.columns[at]?.some(spot => around.near.has(spot))
      if (wet(first) && wet(last)) found.push([first, last])
    }
  return found
}

function spotsIn(
  layout: Layout,
  [first, last]: readonly [number, number],
  fits: (spot: Spot) => boolean,
): Spot[] {
  const found: Spot[] = []
  for (let column = first; column <= last; column++)
    for (const spot of layout.columns[column] ?? []) if (fits(spot)) found.push(spot)
  return found
}

/**
 * Walks rows away from a source and keeps the extent that explains most. The anchor must be within, and the last row
 * must have gained something.
 */
function bestExtent(
  around: Around,
  variant: Variant,
  rows: readonly Row[],
  prior: (rows: number) => number,
): Omit<Candidate, 'variant' | 'columns' | 'at'> | undefined {
  const { anchor, near, spoke } = around
  let best: { total: number; rows: number; open: number } | undefined
  const gained: { weighed: Weighed; gain: number; row: number }[] = []
  const silent: { spot: Spot; row: number }[] = []
  let gains = 0
  let against = 0
  let seen = false
  rows.forEach(({ spots, reached }, row) => {
    let more = false
    for (const spot of spots) {
      for (const one of near.get(spot) ?? []) {
        const gain = gainOf(one, variant, reached, anchor)
        if (one === anchor) seen = true
        if (gain === Number.NEGATIVE_INFINITY) continue
        gained.push({ weighed: one, gain, row })
        if (gain > 0) {
          gains += gain
          more = true
        }
      }
      if (!spoke.has(spot.unitId)) {
        silent.push({ spot, row })
        against += silence(spot, reached, anchor.spot)
      }
    }
    if (!seen || !more) return
    const open = prior(row + 1) + against
    if (open + gains > (best?.total ?? 0)) best = { total: open + gains, rows: row, open }
  })
  if (!best) return undefined
  const { rows: last, open } = best
  const kept = gained.filter(({ row }) => row <= last)
  if (new Set(kept.filter(({ gain }) => gain > 0).map(one => one.weighed.spot)).size < 2) return undefined
  return {
    open,
    gains: new Map(kept.map(one => [one.weighed.home, one.gain])),
    items: new Set(kept.map(one => one.weighed.item)),
    silent: silent.filter(({ row }) => row <= last).map(({ spot }) => spot),
    floors: [
      Math.max(...kept.map(one => one.weighed.spot.floor)),
      Math.min(...kept.map(one => one.weighed.spot.floor)),
    ],
  }
}

const lineVariants = ['riser', 'wall', 'window', 'balcony'] as const

function lines(around: Around): Candidate[] {
  const { anchor, layout, near } = around
  const found: Candidate[] = []
  if (!anchor.spot.stacked) return found
  for (const variant of lineVariants) {
    const riser = variant === 'riser'
    // Pipes stay within an entrance, walls go on.
    const fits = (spot: Spot) =>
      spot.stacked &&
      (riser ? spot.entranceId === anchor.spot.entranceId : spot.floor > 0 && alike(spot, anchor.spot))
    for (const columns of windows(around, lineWidths[variant].length)) {
      const floors = floorsOf(around, `${variant}/${columns[0]}/${columns[1]}/${anchor.spot.column}`, () =>
        spotsIn(layout, columns, fits),
      )
      const lowest = floors.findLastIndex(([, beneath]) => beneath.some(spot => near.has(spot)))
      const fixed =
        Math.log(sourceRate(variant, anchor.home.rain)) +
        Math.log(lineWidths[variant][columns[1] - columns[0]] ?? 0) -
        Math.log(floors.length) +
        Math.log(1 - lineGoesOn)
      floors.forEach(([top, spots], from) => {
        const highest = spots.find(spot => near.has(spot))
        if (top < anchor.spot.floor || !highest) return
        const extent = bestExtent(
          around,
          variant,
          floors.slice(from, lowest + 1).map(([floor, beneath]) => ({
            spots: beneath,
            reached: { row: variant, reach: lineReach, floors: top - floor },
          })),
          rows => fixed + Math.max(0, rows - 2) * Math.log(lineGoesOn),
        )
        if (extent) found.push({ ...extent, variant, columns, at: highest.unitId })
      })
    }
  }
  return found
}

type Floors = readonly (readonly [number, readonly Spot[]])[]

/** Spots by floor from the top down, remembered: many homes of a stack ask the same. */
function floorsOf({ remembered }: Around, key: string, spots: () => Spot[]): Floors {
  const known = remembered.get(key)
  if (known) return known
  const floors = [...Map.groupBy(spots(), spot => spot.floor)].sort(([one], [other]) => other - one)
  remembered.set(key, floors)
  return floors
}

/** Homes that look to different sides have no wall in common. */
function alike(spot: Spot, anchor: Spot): boolean {
  return (
    spot.column === anchor.column ||
    spot.orientation === null ||
    anchor.orientation === null ||
    spot.orientation === anchor.orientation
  )
}

function roofs(around: Around): Candidate[] {
  const { anchor, layout } = around
  const found: Candidate[] = []
  if (anchor.spot.depth >= roofDepths.length) return found
  for (const columns of windows(around, roofWidths.length)) {
    const under = Map.groupBy(
      spotsIn(layout, columns, spot => spot.depth < roofDepths.length),
      spot => spot.depth,
    )
    const fixed =
      Math.log(sourceRate('roof', anchor.home.rain)) + Math.log(roofWidths[columns[1] - columns[0]] ?? 0)
    const rows = roofReach.map(
      (reach, depth): Row => ({
        spots: under.get(depth) ?? [],
        reached: { row: depth === 0 ? 'roof' : 'under-roof', reach, floors: depth },
      }),
    )
    const extent = bestExtent(around, 'roof', rows, count => fixed + Math.log(roofDepths[count - 1] ?? 0))
    if (extent) found.push({ ...extent, variant: 'roof', columns, at: under.get(0)?.[0]?.unitId ?? '' })
  }
  return found
}

function wetRooms(around: Around): Candidate[] {
  const { anchor, layout } = around
  const found: Candidate[] = []
  if (!anchor.spot.stacked) return found
  const { column, floor } = anchor.spot
  const stack = layout.columns[column] ?? []
  const at = stack.findIndex(spot => spot.floor === floor)
  const fixed = Math.log(sourceRate('wet-room', anchor.home.rain))
  for (let above = 0; above < wetReach.length; above++) {
    const source = stack[at - above]
    if (!source) break
    const rows = wetReach.map((reach, floors): Row => {
      const spot = stack[at - above + floors]
      return {
        spots: spot ? [spot] : [],
        reached: { row: floors === 0 ? 'wet-home' : 'wet-below', reach, floors: Math.max(0, floors - 1) },
      }
    })
    const extent = bestExtent(around, 'wet-room', rows, () => fixed)
    if (extent) found.push({ ...extent, variant: 'wet-room', columns: [column, column], at: source.unitId })
  }
  return found
}

function basements(around: Around): Candidate[] {
  const { anchor, layout, near } = around
  const found: Candidate[] = []
  if (!anchor.spot.basement) return found
  const { column } = anchor.spot
  const fixed = Math.log(sourceRate('basement', anchor.home.rain)) + Math.log(1 - zoneGoesOn)
  const reached: Reached = { row: 'basement', reach: basementReach, floors: 0 }
  for (let first = Math.max(0, column - mostZone + 1); first <= column; first++) {
    const begins = layout.columns[first]?.find(spot => spot.basement && near.has(spot))
    if (!begins) continue
    const rows: Row[] = []
    for (let at = first; at < Math.min(first + mostZone, layout.columns.length); at++)
      rows.push({ spots: (layout.columns[at] ?? []).filter(spot => spot.basement), reached })
    const extent = bestExtent(around, 'basement', rows, count => fixed + (count - 1) * Math.log(zoneGoesOn))
    if (!extent) continue
    const columns = [...extent.gains.keys()].flatMap(home => home.spot?.column ?? [])
    found.push({
      ...extent,
      variant: 'basement',
      columns: [Math.min(...columns), Math.max(...columns)],
      at: begins.unitId,
    })
  }
  return found
}
