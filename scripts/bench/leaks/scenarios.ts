import { leakParts } from '../../../main/contract/leak-clusters.ts'
import { type LeakEntry, leakEntries, type LeakSeverity } from '../../../main/contract/leaks.ts'
import { type Chance, chanceOf } from '../../../main/demo/random.ts'
import type { Spot } from '../../../main/leaks/clusters/layout.ts'
import type { BuildingPlaces, LeakReport } from '../../../main/leaks/clusters/types.ts'
import { buildingOf, type Shape } from './estates.ts'
import {
  entryAt,
  type Ground,
  groundOf,
  needsRain,
  partAt,
  type SourceName,
  sourceNames,
  wetBy,
} from '../../../main/drill/sources.ts'

export const scenarioNames = [
  ...sourceNames,
  'two-in-one-stack',
  'mixture',
  'unrelated',
  'cloudburst',
] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** Reports of one building with what really was behind each. */
export interface Scenario {
  readonly building: BuildingPlaces
  readonly reports: readonly LeakReport[]
  /** By report: the true source; a home for itself has its own. */
  readonly truth: ReadonlyMap<string, string>
}

const hour = 3_600_000
const start = Date.UTC(2026, 6, 12, 10)

/** How often what people say is wrong, missing or late. */
const noise = {
  wrongEntry: 0.06,
  noEntry: 0.14,
  late: 0.07,
  again: 0.12,
  wrongFloor: 0.01,
  noSince: 0.35,
  noPart: 0.4,
}

interface Telling {
  readonly ground: Ground
  readonly building: BuildingPlaces
  readonly reports: LeakReport[]
  readonly truth: Map<string, string>
  readonly rain: number
}

interface Told {
  readonly spot: Spot
  readonly entry: LeakEntry
  readonly part: LeakReport['part']
  readonly distance: number
  readonly since: number
}

function severityAt(distance: number, chance: Chance): LeakSeverity {
  const near = Math.max(0, 3 - distance)
  return chance.weighted([
    ['danger', near],
    ['spreading', 2 + near],
    ['seepage', 4],
    ['damp', 1 + distance],
  ])
}

function tell(telling: Telling, source: string, told: Told): void {
  const { ground, building, reports, truth, rain } = telling
  const { chance, layout } = ground
  const late = chance.happens(noise.late)
  const since = told.since + (late ? chance.between(10, 60) * hour : 0)
  const calls = chance.happens(noise.again) ? 2 : 1
  let at = since
  let spot = told.spot
  if (chance.happens(noise.wrongFloor)) spot = chance.pick(layout.columns[spot.column] ?? [spot])
  for (let call = 0; call < calls; call++) {
    at += Math.round(-Math.log(1 - chance.next()) * (call === 0 ? 0.7 : 5) * hour)
    const id = `r${String(reports.length).padStart(5, '0')}-${building.buildingId}`
    reports.push({
      id,
      buildingId: building.buildingId,
      unitId: spot.unitId,
      entry: chance.happens(noise.noEntry)
        ? 'unknown'
        : chance.happens(noise.wrongEntry)
          ? chance.pick(leakEntries)
          : told.entry,
      severity: severityAt(told.distance, chance),
      part: chance.happens(noise.noPart) ? null : told.part,
      at,
      since: chance.happens(noise.noSince) ? null : since,
      earlier: chance.happens(0.08) ? 1 : 0,
      rain: chance.happens(0.1) ? null : late ? rain / 4 : rain,
      endedAt: null,
    })
    truth.set(id, source)
  }
}

function pour(telling: Telling, name: SourceName, from: number, column?: number): void {
  const { ground, truth } = telling
  const { chance } = ground
  const slow = needsRain(name) ? 3 : 1.5
  const source = `${name}-${truth.size}`
  for (const wet of wetBy(name, ground, column))
    tell(telling, source, {
      spot: wet.spot,
      distance: wet.distance,
      entry: entryAt(name, wet, chance),
      part: partAt(name, chance),
      since: Math.round(from + Math.exp(chance.next() + chance.next() - 1.4) * chance.next() * slow * hour),
    })
}

const aloneEntries: readonly (readonly [LeakEntry, number])[] = [
  ['outer-wall', 3],
  ['window', 5],
  ['wet-room-above', 4],
  ['pipe', 4],
  ['balcony', 2],
]

/** Homes with a leak of their own each, anywhere and any time within a stretch of hours. */
function alone(telling: Telling, count: number, hours: number): void {
  const { chance, layout, taken } = telling.ground
  const all = [...layout.spots.values()].filter(spot => spot.floor > 0)
  for (let number = 0; number < count; number++) {
    const spot = chance.pick(all)
    if (taken.has(spot.unitId)) continue
    taken.set(spot.unitId, { spot, by: 'alone' })
    tell(telling, `alone-${telling.truth.size}`, {
      spot,
      distance: chance.between(0, 3),
      entry: spot.depth === 0 && chance.happens(0.4) ? 'roof' : chance.weighted(aloneEntries),
      part: chance.pick(leakParts),
      since: Math.round(start + chance.next() * hours * hour),
    })
  }
}

/** A scenario of a building, the same for the same seed. */
export function scenarioOf(name: ScenarioName, shape: Shape, seed: number): Scenario {
  const chance = chanceOf(seed * 7919 + scenarioNames.indexOf(name) * 104_729)
  const building = buildingOf(`b${seed}`, shape, chance)
  const rainy = chance.weighted([
    [1, 1],
    [6, 3],
    [14, 4],
    [30, 3],
  ])
  const dry = (name === 'riser' || name === 'wet-room') && chance.happens(0.6)
  const telling: Telling = {
    ground: groundOf(building, chance),
    building,
    reports: [],
    truth: new Map(),
    rain: name === 'cloudburst' ? 30 : dry ? 0 : rainy,
  }
  const from = start + chance.between(0, 4) * hour
  const homes = building.units.length
  switch (name) {
    case 'two-in-one-stack': {
      const column = chance.between(0, telling.ground.layout.columns.length - 1)
      const first = chance.pick(['riser', 'roof', 'wet-room'] as const)
      pour(telling, first, from, column)
      pour(
        telling,
        chance.pick(['window', 'wall', 'balcony'] as const),
        from + chance.between(0, 3) * hour,
        column,
      )
      break
    }
    case 'mixture':
    case 'cloudburst': {
      // A small house has no room for many sources at once.
      const count = Math.max(2, Math.min(name === 'mixture' ? 3 : 4, Math.round(homes / 25)))
      for (let number = 0; number < count; number++)
        pour(telling, chance.pick(sourceNames), from + chance.between(0, 8) * hour)
      // 400 calls in the worst hour of 10,000 homes: of each hundred homes three leak by themselves in such a night.
      alone(telling, Math.round(homes * (name === 'mixture' ? 0.02 : 0.03)), 12)
      break
    }
    case 'unrelated':
      alone(telling, Math.max(2, Math.round(homes * 0.04)), 24)
      break
    default:
      pour(telling, name, from)
      alone(telling, Math.round(homes * (dry ? 0.005 : 0.015)), 24)
  }
  return { building, reports: telling.reports, truth: telling.truth }
}
