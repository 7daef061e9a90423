import type { RoundState, WatchRhythm } from '../contract/watch.ts'

/** When a place is looked at. */
export interface Rhythm {
  readonly rhythm: WatchRhythm
  /** Of a weekly round, 1 Monday to 7 Sunday. */
  readonly weekday: number
  /** First day its rounds are due, `2026-07-12`. */
  readonly since: string
}

/** How the round stands on a day at the site. */
export interface RoundStand {
  readonly state: RoundState
  /** The day the round that counts now belongs to; the first one to come while none was due yet. */
  readonly dueDay: string
  /** Due rounds before that one and after the last that was done; at most 99. */
  readonly missed: number
}

const mostMissed = 99
const millisOfDay = 86_400_000

/**
 * Whether the round of a place is due. A daily round counts for its day only; a weekly one may be done until the
 * next falls due, and is late after its own day.
 *
 * @param lastDay the day the last round that was done counts for, null before the first
 */
export function roundStand(rhythm: Rhythm, lastDay: string | null, today: string): RoundStand {
  const step = rhythm.rhythm === 'daily' ? 1 : 7
  const todayNumber = numberOf(today)
  const first = firstDue(rhythm)
  if (first > todayNumber) return { state: 'done', dueDay: dayOf(first), missed: 0 }
  const due = todayNumber - ((todayNumber - first) % step)
  const last = lastDay === null ? first - step : Math.max(numberOf(lastDay), first - step)
  const open = Math.max(0, Math.ceil((due - last) / step))
  if (open === 0) return { state: 'done', dueDay: dayOf(due), missed: 0 }
  const state = due === todayNumber ? 'due' : 'late'
  return { state, dueDay: dayOf(due), missed: Math.min(mostMissed, open - 1) }
}

/** The first day of its rhythm on or after `since`. */
function firstDue({ rhythm, weekday, since }: Rhythm): number {
  const start = numberOf(since)
  if (rhythm === 'daily') return start
  // Day 0 was a Thursday, the fourth of the week.
  const weekdayOfStart = ((start + 3) % 7) + 1
  return start + ((weekday - weekdayOfStart + 7) % 7)
}

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / millisOfDay
const dayOf = (number: number): string => new Date(number * millisOfDay).toISOString().slice(0, 10)
