import type { LeakPart } from '../contract/leak-clusters.ts'
import type { LeakEntry } from '../contract/leaks.ts'
import type { Chance } from '../demo/random.ts'
import { type Layout, layoutOf, type Spot } from '../leaks/clusters/layout.ts'
import type { BuildingPlaces } from '../leaks/clusters/types.ts'

export const sourceNames = ['roof', 'riser', 'wall', 'window', 'wet-room', 'basement', 'balcony'] as const
export type SourceName = (typeof sourceNames)[number]

/** A home that a true source makes wet, so many floors from where the water comes. */
export interface WetHome {
  readonly spot: Spot
  readonly distance: number
}

export interface Ground {
  readonly layout: Layout
  readonly chance: Chance
  /** Homes that are wet already, by what. */
  readonly taken: Map<string, { readonly spot: Spot; readonly by: string }>
}

export const groundOf = (building: BuildingPlaces, chance: Chance): Ground => ({
  layout: layoutOf(building),
  chance,
  taken: new Map(),
})

const dwellings = (column: readonly Spot[] | undefined) => (column ?? []).filter(spot => spot.floor > 0)

/**
 * Homes wet by one true source. Water takes its own way: it passes homes by, comes down uneven, and reaches the next
 * stack now and then. None where the building has no room for such a source; two homes or more otherwise.
 */
export function wetBy(name: SourceName, ground: Ground, inColumn?: number): WetHome[] {
  for (let attempt = 0; attempt < 20; attempt++) {
    const wet = oneTry(name, ground, inColumn).filter(({ spot }) => !ground.taken.has(spot.unitId))
    if (wet.length < 2 || meetsItsLike(name, wet, ground)) continue
    for (const { spot } of wet) ground.taken.set(spot.unitId, { spot, by: name })
    return wet
  }
  return []
}

/** Two sources of a kind right beside one another at the same time are one to everybody. */
function meetsItsLike(name: SourceName, wet: readonly WetHome[], { taken }: Ground): boolean {
  const like = [...taken.values()].filter(({ by }) => by === name)
  return wet.some(({ spot }) =>
    like.some(
      other => Math.abs(other.spot.column - spot.column) <= 1 && Math.abs(other.spot.floor - spot.floor) <= 2,
    ),
  )
}

function oneTry(name: SourceName, { layout, chance }: Ground, inColumn?: number): WetHome[] {
  const column = inColumn ?? chance.between(0, layout.columns.length - 1)
  const stack = dwellings(layout.columns[column])
  if (stack.length < 2) return []
  const beside = layout.columns[column + (chance.happens(0.5) ? 1 : -1)]
  switch (name) {
    case 'roof': {
      const depth = chance.weighted([
        [1, 2],
        [2, 4],
        [3, 3],
        [4, 3],
      ])
      const under = stack.slice(0, depth).filter((_, index) => index === 0 || chance.happens(0.85))
      const wide = chance.happens(0.4) ? dwellings(beside).slice(0, chance.between(1, depth)) : []
      return [...under, ...wide].map(spot => ({ spot, distance: spot.depth }))
    }
    case 'riser': {
      const from = chance.between(0, Math.max(0, stack.length - 3))
      const homes = stack.slice(from, from + chance.between(3, 7))
      return homes
        .filter((_, index) => index === 0 || chance.happens(0.8))
        .map((spot, index) => ({ spot, distance: index }))
    }
    case 'wall':
    case 'window':
    case 'balcony': {
      const from = chance.between(0, Math.max(0, stack.length - 3))
      const homes = stack.slice(from, from + chance.between(2, 6))
      return homes.filter(() => chance.happens(0.85)).map((spot, index) => ({ spot, distance: index }))
    }
    case 'wet-room': {
      const at = chance.between(0, stack.length - 2)
      const itself = stack[at]
      const [below, next] = stack.slice(at + 1)
      return [
        ...(itself && chance.happens(0.5) ? [{ spot: itself, distance: 0 }] : []),
        ...(below ? [{ spot: below, distance: 1 }] : []),
        ...(next && chance.happens(0.6) ? [{ spot: next, distance: 2 }] : []),
      ]
    }
    case 'basement': {
      const low = layout.columns.map(one => one.filter(spot => spot.basement))
      const homes = low.slice(column, column + chance.between(2, 5)).flat()
      return homes.filter(() => chance.happens(0.7)).map(spot => ({ spot, distance: 0 }))
    }
  }
}

/** What a household rightly sees; noise is added later. */
export function entryAt(name: SourceName, { spot, distance }: WetHome, chance: Chance): LeakEntry {
  switch (name) {
    case 'roof':
      return spot.depth === 0
        ? chance.weighted([
            ['roof', 9],
            ['outer-wall', 1],
          ])
        : chance.weighted([
            ['roof', 4],
            ['wet-room-above', 5],
            ['outer-wall', 2],
          ])
    case 'riser':
      return chance.weighted([
        ['pipe', 11],
        ['wet-room-above', 8],
        ['outer-wall', 1],
      ])
    case 'wall':
      return chance.weighted([
        ['outer-wall', 17],
        ['window', 3],
      ])
    case 'window':
      return chance.weighted([
        ['window', 17],
        ['outer-wall', 2],
        ['balcony', 1],
      ])
    case 'wet-room':
      return distance === 0
        ? 'pipe'
        : chance.weighted([
            ['wet-room-above', 9],
            ['pipe', 1],
          ])
    case 'basement':
      return chance.weighted([
        ['basement', 9],
        ['outer-wall', 1],
      ])
    case 'balcony':
      return chance.weighted([
        ['balcony', 9],
        ['window', 1],
      ])
  }
}

export function partAt(name: SourceName, chance: Chance): LeakPart {
  switch (name) {
    case 'riser':
    case 'wet-room':
      return chance.weighted([
        ['bathroom', 7],
        ['kitchen', 3],
        ['living', 1],
      ])
    case 'basement':
      return chance.weighted([
        ['storage', 6],
        ['living', 3],
      ])
    case 'balcony':
      return chance.weighted([
        ['balcony', 5],
        ['living', 4],
      ])
    default:
      return chance.weighted([
        ['bedroom', 5],
        ['living', 4],
        ['kitchen', 1],
        ['bathroom', 1],
      ])
  }
}

export const needsRain = (name: SourceName) => name !== 'riser' && name !== 'wet-room'
