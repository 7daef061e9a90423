import { longestReading } from '../../../main/contract/emergencies.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'

const minute = 60_000
const hour = 60 * minute
/** Somebody who reads the gauge again within so long means what fell since the last time. */
const sameRound = 6 * hour

/** A moment as the date fields hold it, `2026-07-12T18:40` at the site. */
export const localOf = (at: number): string => `${formatDay(at)}T${formatClock(at)}`

/** The time a reading of now stands for: since the last one, or the last hour. UTC milliseconds, whole minutes. */
export function usualTime(now: number, lastReading: number | null): { from: number; to: number } {
  const to = Math.floor(now / minute) * minute
  const since = lastReading !== null && lastReading < to && to - lastReading <= sameRound
  return { from: since ? lastReading : to - hour, to }
}

/** Both moments of a reading as typed; undefined where they are none or do not follow each other. */
export function readTimes(from: string, to: string): { from: number; to: number } | undefined {
  const times = { from: momentOf(from), to: momentOf(to) }
  const length = times.to - times.from
  // Not a number compares as false.
  return length > 0 && length <= longestReading ? times : undefined
}
