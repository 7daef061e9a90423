import {
  type EmergencyLevel,
  emergencyLevels,
  type RainStand,
  type RainSum,
} from '../contract/emergencies.ts'
import type { RainThreshold } from '../contract/profile-emergencies.ts'

const hour = 3_600_000

/** Rain between two moments, UTC milliseconds; hundredths of a millimetre. Readings do not overlap. */
export interface Rain {
  readonly from: number
  readonly to: number
  readonly hundredths: number
}

/** Hundredths of a millimetre as millimetres. */
export const millimetres = (hundredths: number): number => Math.round(hundredths) / 100
export const hundredthsOf = (mm: number): number => Math.round(mm * 100)

const shared = (rain: Rain, from: number, to: number) =>
  Math.max(0, Math.min(rain.to, to) - Math.max(rain.from, from))

/**
 * What fell within a time, in hundredths of a millimetre, and how many milliseconds of it no reading speaks of. A
 * reading that reaches beyond it counts with its share, as if it had rained evenly.
 */
export function rainWithin(
  readings: readonly Rain[],
  from: number,
  to: number,
): { readonly hundredths: number; readonly unread: number } {
  let hundredths = 0
  let read = 0
  for (const rain of readings) {
    const inside = shared(rain, from, to)
    if (inside === 0) continue
    read += inside
    hundredths +=
      inside === rain.to - rain.from ? rain.hundredths : (rain.hundredths * inside) / (rain.to - rain.from)
  }
  return { hundredths, unread: to - from - read }
}

/** Readings older than this say nothing about the rain of now. */
const fresh = 3 * hour

/**
 * Which level the rain itself reaches. The sums end with the latest reading while that is fresh, since nothing is
 * known of what fell behind it; later they end now. Source: rainstorm warning signals of the China Meteorological
 * Administration, with the thresholds of the profile.
 */
export function rainStand(
  readings: readonly Rain[],
  thresholds: readonly RainThreshold[],
  now: number,
): RainStand {
  const last = readings.reduce<number | null>((latest, { to }) => Math.max(latest ?? 0, to), null)
  const at = last !== null && now - last <= fresh ? Math.min(last, now) : now
  const sums = emergencyLevels.flatMap((level): RainSum[] => {
    const threshold = thresholds.find(one => one.level === level)
    if (!threshold) return []
    const { hundredths, unread } = rainWithin(readings, at - threshold.hours * hour, at)
    const { hours, millimetres: limit } = threshold
    return [{ level, hours, limit, millimetres: millimetres(hundredths), unread }]
  })
  const reached = sums.filter(sum => sum.millimetres >= sum.limit).map(({ level }) => level)
  return { at, sums, level: gravest(reached), lastReading: last }
}

const gravest = (levels: readonly EmergencyLevel[]): EmergencyLevel | null =>
  levels.reduce<EmergencyLevel | null>(
    (worst, level) =>
      worst === null || emergencyLevels.indexOf(level) > emergencyLevels.indexOf(worst) ? level : worst,
    null,
  )

/** How far back readings are needed for the sums of any level. */
export const longestWindow = (thresholds: readonly RainThreshold[]): number =>
  Math.max(0, ...thresholds.map(({ hours }) => hours * hour)) + fresh
