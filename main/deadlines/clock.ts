import type { Clock } from '../contract/profile-deadlines.ts'
import type { CalendarDay, DayNumber, WorkCalendar } from './calendar.ts'

/** A stretch in which the clock stands still, UTC milliseconds; `until` is null while it goes on. */
export interface Wait {
  readonly since: number
  readonly until: number | null
}

/** What a clock is told. */
export interface ClockTask {
  readonly clock: Clock
  /** Hours or days. */
  readonly amount: number
  readonly calendar: WorkCalendar
  /** UTC milliseconds. */
  readonly start: number
  /** Waits that stop it; in order, not overlapping. Ignored by clocks that never stop. */
  readonly waits: readonly Wait[]
}

/** Hours that were counted, or a day that was looked at. */
export type ClockPart =
  | { readonly type: 'hours'; readonly from: number; readonly to: number; readonly day: CalendarDay | null }
  | { readonly type: 'wait'; readonly from: number; readonly to: number | null }
  | {
      readonly type: 'day'
      readonly day: CalendarDay
      /** Which day of the amount it is; null where it does not count. */
      readonly nth: number | null
      readonly why: 'counts' | 'start' | 'no-working-day' | 'waiting'
    }

/** Where a clock arrived. */
export interface ClockRun {
  /** UTC milliseconds; null while an open wait keeps it from getting there. */
  readonly at: number | null
  readonly parts: readonly ClockPart[]
  /** Years on the way whose holidays are not known: the moment is provisional. */
  readonly missingYears: readonly number[]
}

const hour = 3_600_000
/** No rule reaches so far; a calendar that is hardly ever open must not be searched for ever. */
const mostDays = 20_000

/**
 * Runs a clock to a part of its amount.
 * @param percent 100 is the due time. On clocks in days less than 100 is the opening of the day in which that part
 *   of the amount is passed, and from 100 the end of a day
 */
export function runClock(task: ClockTask, percent = 100): ClockRun {
  switch (task.clock) {
    case 'wall-hours':
      return wallHours(task, percent)
    case 'working-hours':
      return workingHours(task, percent)
    case 'working-days':
      return workingDays(task, percent)
    case 'calendar-days':
      return calendarDays(task, percent)
  }
}

function wallHours({ start, amount }: ClockTask, percent: number): ClockRun {
  const at = start + Math.round((amount * hour * percent) / 100)
  return { at, parts: [{ type: 'hours', from: start, to: at, day: null }], missingYears: [] }
}

function workingHours({ start, amount, calendar, waits }: ClockTask, percent: number): ClockRun {
  const parts: ClockPart[] = []
  const missing = new Set<number>()
  let left = Math.round((amount * hour * percent) / 100)
  const first = calendar.dayOf(start)
  for (let number = first; number < first + mostDays; number++) {
    const day = calendar.day(number)
    noteMissing(missing, day)
    for (const opening of day.openings) {
      let from = Math.max(opening.from, start)
      while (from < opening.to) {
        const wait = waits.find(({ since, until }) => since < opening.to && (until === null || until > from))
        const to = wait ? Math.max(from, wait.since) : opening.to
        if (to > from) {
          const end = Math.min(to, from + left)
          parts.push({ type: 'hours', from, to: end, day })
          left -= end - from
          if (left === 0) return { at: end, parts, missingYears: [...missing] }
        }
        if (!wait) break
        noteWait(parts, wait)
        if (wait.until === null) return { at: null, parts, missingYears: [...missing] }
        from = Math.max(wait.until, from)
      }
    }
  }
  throw new RangeError('a calendar that is never open')
}

function workingDays(task: ClockTask, percent: number): ClockRun {
  const { start, calendar, waits } = task
  const parts: ClockPart[] = []
  const missing = new Set<number>()
  const { nth, opening } = dayGoal(task.amount, percent)
  const first = calendar.dayOf(start)
  pushDay(parts, calendar.day(first), null, 'start')
  let counted = 0
  for (let number = first + 1; number < first + mostDays; number++) {
    const day = calendar.day(number)
    noteMissing(missing, day)
    if (!day.working) {
      pushDay(parts, day, null, 'no-working-day')
      continue
    }
    // A working day counts when it ends without anybody being waited for.
    const wait = waits.find(({ since, until }) => since < day.ends && (until === null || until >= day.ends))
    if (wait) {
      pushDay(parts, day, null, 'waiting')
      if (wait.until === null) return { at: null, parts, missingYears: [...missing] }
      continue
    }
    counted += 1
    pushDay(parts, day, counted, 'counts')
    if (counted === nth) {
      const at = opening ? (day.openings[0]?.from ?? calendar.moment(number, 0)) : day.ends
      return { at, parts, missingYears: [...missing] }
    }
  }
  throw new RangeError('a calendar without working days')
}

function calendarDays(task: ClockTask, percent: number): ClockRun {
  const { start, calendar } = task
  const { nth, opening } = dayGoal(task.amount, percent)
  const missing = new Set<number>()
  const parts: ClockPart[] = []
  const first = calendar.dayOf(start)
  pushDay(parts, calendar.day(first), null, 'start')
  for (let step = 1; step <= nth; step++) pushDay(parts, calendar.day(first + step), step, 'counts')
  const last = calendar.day(first + nth)
  // Every day counts, known or not; only the hours of the last one may still change.
  noteMissing(missing, last)
  const at = opening ? (last.openings[0]?.from ?? calendar.moment(first + nth, 0)) : last.ends
  return { at, parts, missingYears: [...missing] }
}

/** Which day of the amount a percentage lies in, and whether its opening or its end is meant. */
function dayGoal(amount: number, percent: number): { nth: number; opening: boolean } {
  if (percent < 100) return { nth: Math.min(Math.floor((amount * percent) / 100) + 1, amount), opening: true }
  return { nth: Math.ceil((amount * percent) / 100), opening: false }
}

function pushDay(
  parts: ClockPart[],
  day: CalendarDay,
  nth: number | null,
  why: 'counts' | 'start' | 'no-working-day' | 'waiting',
): void {
  parts.push({ type: 'day', day, nth, why })
}

function noteWait(parts: ClockPart[], { since, until }: Wait): void {
  const last = parts.at(-1)
  if (last?.type === 'wait' && last.from === since) return
  parts.push({ type: 'wait', from: since, to: until })
}

function noteMissing(missing: Set<number>, { known, number }: CalendarDay): void {
  if (!known) missing.add(yearOf(number))
}

const yearOf = (day: DayNumber): number => new Date(day * 86_400_000).getUTCFullYear()
