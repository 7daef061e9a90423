import type { LeakPart, SourceKind } from '../../contract/leak-clusters.ts'
import type { LeakEntry, LeakSeverity } from '../../contract/leaks.ts'

/**
 * The numbers of the model; `docs/leak-clusters.md` says where each comes from. Rates are per hour, chances 0 to 1.
 * A wall line and a window line are one kind for people and two for the model, since people name them apart.
 */
export type Variant = Exclude<SourceKind, 'facade'> | 'wall' | 'window'

export const hour = 3_600_000

/** A source's homes report within so many hours of its first; what comes later is another. */
export const reachHours = 30 * 24

/** How often a home gets a leak of its own, by rain in mm an hour: the base rate of unrelated neighbours. */
const ownLeaks = [
  { below: 0.1, rate: 5e-5 },
  { below: 2.5, rate: 2e-4 },
  { below: 8, rate: 8e-4 },
  { below: 16, rate: 2.4e-3 },
  { below: Number.POSITIVE_INFINITY, rate: 6e-3 },
] as const
const rainUnknown = 8e-4

/** Homes that leaked before leak by themselves more often. */
const oftenPerEarlier = 0.5

export function ownRate(rain: number | null, earlier: number): number {
  const rate = rain === null ? rainUnknown : (ownLeaks.find(step => rain < step.below)?.rate ?? rainUnknown)
  return rate * (1 + oftenPerEarlier * Math.min(earlier, 4))
}

interface VariantNumbers {
  readonly kind: SourceKind
  /** Kinds with the same are easily taken for one another. */
  readonly water: 'above' | 'pipes' | 'wall' | 'ground'
  /** How often such a source opens at one stack, as a multiple of `ownRate` of one home. */
  readonly withRain: number
  /** The same that does not depend on the rain. */
  readonly always: number
  /** Hours after which a third of the homes have not noticed yet. */
  readonly hours: number
}

export const variants: Readonly<Record<Variant, VariantNumbers>> = {
  roof: { water: 'above', kind: 'roof', withRain: 6, always: 0, hours: 4 },
  riser: { water: 'pipes', kind: 'riser', withRain: 1, always: 1.5e-4, hours: 0.75 },
  wall: { water: 'wall', kind: 'facade', withRain: 6, always: 0, hours: 4 },
  window: { water: 'wall', kind: 'facade', withRain: 5, always: 0, hours: 3 },
  'wet-room': { water: 'pipes', kind: 'wet-room', withRain: 0.15, always: 6e-5, hours: 3 },
  basement: { water: 'ground', kind: 'basement', withRain: 6, always: 0, hours: 4 },
  balcony: { water: 'wall', kind: 'balcony', withRain: 3, always: 0, hours: 4 },
}

/** So much likelier is a source of another kind where one is at work already. */
export const secondSource = 2.5

/** In dry weather a source that needs rain opens so much more rarely. */
const dryFactor = 0.02

export function sourceRate(variant: Variant, rain: number | null): number {
  const { withRain, always } = variants[variant]
  const dry = rain !== null && rain < 0.1 ? dryFactor : 1
  return ownRate(rain, 0) * withRain * dry + always
}

/** Part of the homes that notice within days (nobody was at home), and only in a later rain. */
const daysPart = 0.3
const laterPart = 0.05
const daysHours = 60
/** Hours added where nobody knows since when, only when they called. */
export const callDelay = 2

/** Density per hour of noticing so many hours after the first home. */
export function lagDensity(hours: number, slow: number): number {
  return (
    ((1 - daysPart - laterPart) * Math.exp(-hours / slow)) / slow +
    (daysPart * Math.exp(-hours / daysHours)) / daysHours +
    laterPart / reachHours
  )
}

/** What households name counts so much more than the rest of what is known, as a power. */
export const entryWeight = 1.3

type Entries = readonly [
  roof: number,
  wall: number,
  window: number,
  above: number,
  pipe: number,
  basement: number,
  balcony: number,
]
const entryIndex: Readonly<Record<Exclude<LeakEntry, 'unknown'>, number>> = {
  roof: 0,
  'outer-wall': 1,
  window: 2,
  'wet-room-above': 3,
  pipe: 4,
  basement: 5,
  balcony: 6,
}

/** What households name, by where the water comes from. Each row has its share of wrong answers in it. */
const entryRows = {
  'single-top': [0.4, 0.16, 0.18, 0.03, 0.13, 0.01, 0.09],
  'single-middle': [0.02, 0.18, 0.28, 0.22, 0.18, 0.01, 0.11],
  'single-basement': [0.01, 0.1, 0.03, 0.1, 0.15, 0.6, 0.01],
  roof: [0.8, 0.11, 0.02, 0.02, 0.02, 0.01, 0.02],
  'under-roof': [0.34, 0.16, 0.02, 0.42, 0.03, 0.01, 0.02],
  riser: [0.01, 0.04, 0.01, 0.38, 0.54, 0.01, 0.01],
  wall: [0.02, 0.78, 0.14, 0.02, 0.01, 0.01, 0.02],
  window: [0.01, 0.12, 0.79, 0.01, 0.01, 0.01, 0.05],
  'wet-home': [0.01, 0.03, 0.01, 0.18, 0.74, 0.02, 0.01],
  'wet-below': [0.02, 0.02, 0.01, 0.82, 0.11, 0.01, 0.01],
  basement: [0.01, 0.1, 0.02, 0.03, 0.06, 0.77, 0.01],
  balcony: [0.01, 0.05, 0.11, 0.02, 0.01, 0.01, 0.79],
} as const satisfies Record<string, Entries>
export type EntryRow = keyof typeof entryRows

/** Chance that a household names this entry; 1 where it named none. */
export function entryChance(row: EntryRow, entry: LeakEntry): number {
  return entry === 'unknown' ? 1 : (entryRows[row][entryIndex[entry]] ?? 1)
}

const partIndex: Readonly<Record<LeakPart, number>> = {
  bathroom: 0,
  kitchen: 1,
  living: 2,
  bedroom: 3,
  balcony: 4,
  storage: 5,
}
const partRows = {
  single: [0.25, 0.13, 0.2, 0.25, 0.1, 0.07],
  roof: [0.12, 0.12, 0.26, 0.36, 0.06, 0.08],
  riser: [0.52, 0.28, 0.06, 0.06, 0.02, 0.06],
  wall: [0.05, 0.08, 0.34, 0.43, 0.05, 0.05],
  window: [0.06, 0.09, 0.34, 0.42, 0.06, 0.03],
  'wet-room': [0.64, 0.2, 0.05, 0.06, 0.02, 0.03],
  basement: [0.05, 0.04, 0.15, 0.12, 0.02, 0.62],
  balcony: [0.03, 0.05, 0.25, 0.1, 0.54, 0.03],
} as const

export function partChance(row: Variant | 'single', part: LeakPart | null): number {
  return part === null ? 1 : (partRows[row][partIndex[part]] ?? 1)
}

const severityIndex: Readonly<Record<LeakSeverity, number>> = { danger: 0, spreading: 1, seepage: 2, damp: 3 }
/** How bad it is at the source, a floor below, further away; and for a home alone. */
const severityRows = {
  near: [0.16, 0.38, 0.34, 0.12],
  next: [0.1, 0.32, 0.39, 0.19],
  far: [0.05, 0.22, 0.43, 0.3],
  single: [0.09, 0.31, 0.4, 0.2],
} as const

/** Chance of the severity so many floors from the source; null for a home alone. */
export function severityChance(severity: LeakSeverity, floors: number | null): number {
  const row = floors === null ? 'single' : floors === 0 ? 'near' : floors === 1 ? 'next' : 'far'
  return severityRows[row][severityIndex[severity]] ?? 1
}

/** Chance that a home reports, by floors under the roof, where water came down so far. */
export const roofReach = [0.75, 0.55, 0.5, 0.45, 0.4, 0.4] as const
/** Chance that a home within the floors of a line reports. */
export const lineReach = 0.75
/** The home with the wet room itself, the one below, two below. */
export const wetReach = [0.2, 0.85, 0.3] as const
export const basementReach = 0.5
/** Of the stacks beside the first, as a part of the above. */
export const besideReach = 0.9
/** Chance of a roof's water over one stack or several side by side. */
export const roofWidths = [0.6, 0.28, 0.12] as const
/** The same of lines: a shaft or a joint of the wall between two stacks is not common, other lines have one. */
export const lineWidths: Readonly<Record<'riser' | 'wall' | 'window' | 'balcony', readonly number[]>> = {
  riser: [0.93, 0.07],
  wall: [0.93, 0.07],
  window: [1],
  balcony: [1],
}
/** Chance that a roof's water comes so many floors down. */
export const roofDepths = [0.34, 0.24, 0.17, 0.12, 0.08, 0.05] as const
/** Lines have two floors or more; each floor more is so likely to be wet as well. */
export const lineGoesOn = 0.8
/** Stacks of a basement zone side by side; each more is so likely. */
export const zoneGoesOn = 0.7
export const mostZone = 16
/** Of parking places, a car seldom calls: as a part of the above. */
export const parkingCalls = 0.15
/** A home that people put into a cluster counts at worst so much against a source, as a logarithm. */
export const decidedFloor = -3
