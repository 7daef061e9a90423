import { type LeakDanger, type LeakEntry, leakEntries, type LeakSeverity } from '../contract/leaks.ts'
import { type Chance } from '../demo/random.ts'
import type { BuildingPlaces } from '../leaks/clusters/types.ts'
import type { RainStretch } from './rain.ts'
import { entryAt, type Ground, groundOf, type SourceName, wetBy } from './sources.ts'

/** Somebody who rings up, and what they say. Times are UTC milliseconds. */
export interface StormCall {
  readonly at: number
  /** Null where the caller says no home that the desk knows. */
  readonly unitId: string | null
  /** The building where no home is said. */
  readonly buildingId: string | null
  /** The words for a place that is no home. */
  readonly place: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly dangers: readonly LeakDanger[]
  readonly vulnerable: boolean
  readonly text: string
  /** What really leaks: calls with the same words have one source. */
  readonly source: string
}

export interface StormOptions {
  readonly rain: readonly RainStretch[]
  readonly buildings: readonly BuildingPlaces[]
  /** How many homes of a hundred get wet in 100 mm; 12 where nothing is said. */
  readonly wetShare?: number
  /** From when on nobody calls any more. */
  readonly until: number
}

const minute = 60_000
const hour = 60 * minute

/** How often what people say is wrong or missing, and how they call. */
const habits = {
  wrongEntry: 0.06,
  noEntry: 0.14,
  /** Comes home days later. */
  late: 0.07,
  again: 0.22,
  /** Calls five times within minutes. */
  insists: 0.02,
  /** A home the caller names in words that mean nothing here. */
  unknownHome: 0.025,
  vulnerable: 0.12,
} as const

const rainSources: readonly (readonly [SourceName, number])[] = [
  ['roof', 5],
  ['wall', 4],
  ['window', 6],
  ['balcony', 3],
  ['basement', 2],
  ['riser', 1],
  ['wet-room', 1],
]
const aloneEntries: readonly (readonly [LeakEntry, number])[] = [
  ['window', 6],
  ['outer-wall', 3],
  ['balcony', 3],
  ['wet-room-above', 1],
  ['pipe', 1],
]
const words = ['天花板在滴水', '墙上渗水', '窗边进水', '地板泡了', '灯边上滴水', '积水越来越多', '', '']
const places = ['楼道三楼', '电梯厅', '地库入口', '单元门口', '屋顶平台']

/**
 * The calls of a storm, in order of time: sources open as rain falls, water reaches homes after a while, people ring
 * some time later, some twice, some days later. The same chance gives the same calls.
 */
export function planCalls(chance: Chance, options: StormOptions): StormCall[] {
  const { rain, buildings, until } = options
  const grounds = buildings.map(building => groundOf(building, chance))
  const homes = grounds.map(({ layout }) => [...layout.spots.values()].filter(spot => !spot.parking))
  const total = rain.reduce((sum, { millimetres }) => sum + millimetres, 0)
  const all = homes.reduce((sum, one) => sum + one.length, 0)
  const share = Math.min(0.35, ((options.wetShare ?? 12) / 100) * (total / 100))
  const wanted = Math.round(all * share)
  const calls: StormCall[] = []
  const opening = openings(chance, rain)
  let wet = 0
  let number = 0
  for (let attempt = 0; wet < wanted * 0.7 && attempt < wanted * 4; attempt++) {
    const ground = byHomes(chance, grounds, homes)
    if (!ground) break
    const name = chance.weighted(rainSources)
    const source = `${name}-${(number += 1)}`
    const opened = opening()
    for (const home of wetBy(name, ground)) {
      wet += 1
      calls.push(
        ...household(chance, {
          unitId: home.spot.unitId,
          entry: entryAt(name, home, chance),
          distance: home.distance,
          since: opened + Math.round(chance.next() * chance.next() * 3 * hour),
          source,
        }),
      )
    }
  }
  for (let attempt = 0; wet < wanted && attempt < wanted * 4; attempt++) {
    const ground = byHomes(chance, grounds, homes)
    const spot = ground && chance.pick([...ground.layout.spots.values()])
    if (!ground || !spot || spot.parking || ground.taken.has(spot.unitId)) continue
    ground.taken.set(spot.unitId, { spot, by: 'alone' })
    wet += 1
    number += 1
    const entry = spot.depth === 0 && chance.happens(0.5) ? 'roof' : chance.weighted(aloneEntries)
    const told = { unitId: spot.unitId, entry, distance: chance.between(0, 3), since: opening() }
    calls.push(...household(chance, { ...told, source: `alone-${number}` }))
  }
  const heard = calls.map(call => unheard(chance, call, grounds))
  heard.push(...common(chance, buildings, opening))
  return heard.filter(({ at }) => at < until).sort((one, other) => one.at - other.at)
}

/** A building by how many homes it has, and what of it is wet. */
function byHomes(
  chance: Chance,
  grounds: readonly Ground[],
  homes: readonly (readonly unknown[])[],
): Ground | undefined {
  const weights = grounds.map((ground, index) => [ground, homes[index]?.length ?? 0] as const)
  return weights.some(([, weight]) => weight > 0) ? chance.weighted(weights) : undefined
}

/** Draws when a source opens: with the rain, the more of it the likelier, some time behind. */
function openings(chance: Chance, rain: readonly RainStretch[]): () => number {
  const weights = rain.map(stretch => [stretch, stretch.millimetres ** 1.4] as const)
  const [first] = rain
  return () => {
    const { from, to } = weights.some(([, weight]) => weight > 0)
      ? chance.weighted(weights)
      : (first ?? { from: 0, to: 0 })
    return Math.round(from + chance.next() * (to - from) + (10 + 50 * chance.next()) * minute)
  }
}

function severityAt(chance: Chance, distance: number): LeakSeverity {
  const near = Math.max(0, 3 - distance)
  return chance.weighted([
    ['danger', near * 0.4],
    ['spreading', 2 + near],
    ['seepage', 4],
    ['damp', 1 + distance],
  ])
}

/** Everything one household says, its first call in front. */
function household(
  chance: Chance,
  told: {
    readonly unitId: string
    readonly entry: LeakEntry
    readonly distance: number
    readonly since: number
    readonly source: string
  },
): StormCall[] {
  const wait = (mean: number) => Math.round(-Math.log(1 - chance.next()) * mean)
  const late = chance.happens(habits.late) ? chance.between(10, 60) * hour : 0
  const first: StormCall = {
    at: told.since + late + wait(0.6 * hour),
    unitId: told.unitId,
    buildingId: null,
    place: null,
    entry: chance.happens(habits.noEntry)
      ? 'unknown'
      : chance.happens(habits.wrongEntry)
        ? chance.pick(leakEntries)
        : told.entry,
    severity: severityAt(chance, told.distance),
    dangers: [],
    vulnerable: chance.happens(habits.vulnerable),
    text: chance.pick(words),
    source: told.source,
  }
  const one =
    first.severity === 'danger'
      ? {
          ...first,
          dangers: [
            chance.weighted([
              ['electricity', 5],
              ['ceiling', 3],
              ['trapped', 1],
            ]),
          ],
        }
      : first
  const calls = [one]
  const gap = chance.happens(habits.insists) ? 2 * minute : 3 * hour
  const more = gap < hour ? 4 : chance.happens(habits.again) ? chance.between(1, 2) : 0
  for (let number = 0; number < more; number++) {
    const before = calls.at(-1) ?? one
    calls.push({ ...before, at: before.at + minute + wait(gap) })
  }
  return calls
}

/** Some callers say where they are in words nobody can look up. */
function unheard(chance: Chance, call: StormCall, grounds: readonly Ground[]): StormCall {
  if (!chance.happens(habits.unknownHome)) return call
  const ground = grounds.find(({ layout }) => layout.spots.has(call.unitId ?? ''))
  const place = `${chance.pick(['张', '李', '王', '陈'])}家，门口有鞋柜`
  return { ...call, unitId: null, buildingId: ground?.layout.buildingId ?? null, place }
}

/** Reports of common parts and of whole buildings. */
function common(chance: Chance, buildings: readonly BuildingPlaces[], opening: () => number): StormCall[] {
  const count = Math.max(2, Math.round(buildings.length / 2))
  return Array.from({ length: count }, (_, index) => ({
    at: opening() + chance.between(5, 90) * minute,
    unitId: null,
    buildingId: chance.pick(buildings).buildingId,
    place: index === 0 ? '整栋都在漏' : chance.pick(places),
    entry: index === 0 ? 'unknown' : chance.pick(['roof', 'basement', 'outer-wall'] as const),
    severity: chance.pick(['spreading', 'seepage'] as const),
    dangers: [],
    vulnerable: false,
    text: '',
    source: `common-${index}`,
  }))
}
