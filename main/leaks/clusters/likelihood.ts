import type { Home } from './homes.ts'
import type { Spot } from './layout.ts'
import {
  besideReach,
  callDelay,
  type EntryRow,
  entryChance,
  entryWeight,
  hour,
  lagDensity,
  ownRate,
  parkingCalls,
  partChance,
  severityChance,
  type Variant,
  variants,
} from './model.ts'

/** How a source meets a home: what people there would name, how likely they report, how many floors away it is. */
export interface Reached {
  readonly row: EntryRow
  readonly reach: number
  readonly floors: number
}

/** A home with the logarithm of how likely it would report so by itself. */
export interface Weighed {
  readonly home: Home
  readonly spot: Spot
  /** Of the item it is in. */
  readonly item: number
  readonly alone: number
  /** What it says by row, once worked out. */
  readonly says: Map<string, number>
}

export function aloneRow(spot: Spot): EntryRow {
  return spot.basement ? 'single-basement' : spot.depth === 0 ? 'single-top' : 'single-middle'
}

/** Logarithm of the rate at which a home reports so without any neighbour. */
export function weighed(home: Home, spot: Spot, item: number): Weighed {
  const alone =
    Math.log(ownRate(home.rain, home.earlier)) +
    said(home, aloneRow(spot), 'single') +
    Math.log(severityChance(home.severity, null))
  return { home, spot, item, alone, says: new Map() }
}

/** Several calls of one home are one voice: the mean of what they name. */
function said(home: Home, row: EntryRow, part: Variant | 'single'): number {
  let sum = 0
  let known = 0
  let parts = 0
  let knownParts = 0
  for (const report of home.reports) {
    if (report.entry !== 'unknown') {
      sum += Math.log(entryChance(row, report.entry))
      known++
    }
    if (report.part !== null) {
      parts += Math.log(partChance(part, report.part))
      knownParts++
    }
  }
  return (known > 0 ? (entryWeight * sum) / known : 0) + (knownParts > 0 ? parts / knownParts : 0)
}

function saidOnce(one: Weighed, row: EntryRow, variant: Variant): number {
  const known = one.says.get(row)
  if (known !== undefined) return known
  const value = said(one.home, row, variant)
  one.says.set(row, value)
  return value
}

/** How much more likely the home's report is with the source than by itself, as a logarithm. */
export function gainOf(one: Weighed, variant: Variant, reached: Reached, anchor: Weighed): number {
  const { home, spot } = one
  if ((variant === 'wall' || variant === 'window') && spot.facade === false) return Number.NEGATIVE_INFINITY
  const known = home.sinceKnown && anchor.home.sinceKnown
  const slow = variants[variant].hours + (known ? 0 : callDelay)
  const lag = one === anchor ? 1 : lagDensity((home.since - anchor.home.since) / hour, slow)
  return (
    Math.log(reportChance(spot, reached, anchor.spot)) +
    saidOnce(one, reached.row, variant) +
    Math.log(severityChance(home.severity, reached.floors)) +
    Math.log(lag) -
    one.alone
  )
}

/** What a home that says nothing takes away, as a logarithm; never above 0. */
export function silence(spot: Spot, reached: Reached, anchor: Spot): number {
  return Math.log(1 - reportChance(spot, reached, anchor))
}

function reportChance(spot: Spot, { reach }: Reached, anchor: Spot): number {
  const beside = spot.column === anchor.column ? 1 : besideReach
  return reach * beside * (spot.parking ? parkingCalls : 1)
}
