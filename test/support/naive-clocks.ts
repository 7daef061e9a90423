import cn2026 from '../../resources/calendars/cn-2026.json' with { type: 'json' }

/**
 * The clocks once more, as simply as they can be said: minute by minute through the year 2026 and the half year behind
 * it, on the clocks of Shanghai. Shares nothing with the desk but the yearly file, so that both being wrong in the
 * same way is unlikely. Minutes are counted from the first one of 2026 there.
 */
const firstMinute = Date.parse('2026-01-01T00:00:00+08:00') / 60_000
const days = 365 + 181
const minutes = days * 1440

export type NaiveCalendar = 'site' | 'department'

/** Dates on which the site keeps other hours, as hours of the day: a stocktaking, a handover Sunday, a closed holiday. */
export const naiveDates: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  '2026-03-18': [[13, 17]],
  '2026-06-14': [
    [7.5, 12],
    [12.5, 20],
  ],
  '2026-07-08': [],
  '2026-10-01': [],
  '2026-10-10': [[9, 10.25]],
}

interface NaiveDay {
  readonly works: boolean
  /** First minute open, and the one behind the last; 0 and 1440 where it is closed. */
  readonly opens: number
  readonly closes: number
}

/** Minutes of a day in which a place is open. */
function isOpen(
  calendar: NaiveCalendar,
  minute: number,
  date: string,
  weekend: boolean,
  holiday: boolean,
  makeUp: boolean,
) {
  const hour = minute / 60
  const own = calendar === 'site' ? naiveDates[date] : undefined
  if (own) return own.some(([from, to]) => hour >= from && hour < to)
  if (holiday || (weekend && !makeUp)) return calendar === 'site' && hour >= 9 && hour < 17
  return (hour >= 8.5 && hour < 12) || (hour >= 13 && hour < 17)
}

function buildYear(calendar: NaiveCalendar) {
  const open = new Uint8Array(minutes)
  const list: NaiveDay[] = []
  for (let day = 0; day < days; day++) {
    const date = new Date((firstMinute + 480 + day * 1440) * 60_000).toISOString().slice(0, 10)
    const weekDay = (4 + day) % 7 // 1 January 2026 was a Thursday; 0 is Sunday.
    const weekend = weekDay === 0 || weekDay === 6
    const holiday = cn2026.holidays.some(({ from, to }) => from <= date && date <= to)
    const makeUp = cn2026.makeUp.includes(date)
    let opens = 0
    let closes = 1440
    let found = false
    for (let minute = 0; minute < 1440; minute++) {
      if (!isOpen(calendar, minute, date, weekend, holiday, makeUp)) continue
      open[day * 1440 + minute] = 1
      if (!found) opens = minute
      found = true
      closes = minute + 1
    }
    list.push({ works: !holiday && (!weekend || makeUp) && found, opens, closes })
  }
  return { open, list }
}

const years = { site: buildYear('site'), department: buildYear('department') }

/** A stretch of waiting in minutes; `until` is null while it goes on. */
export interface NaiveWait {
  readonly since: number
  readonly until: number | null
}

export const minuteOf = (at: number): number => at / 60_000 - firstMinute
export const momentOf = (minute: number): number => (minute + firstMinute) * 60_000

const waits = (list: readonly NaiveWait[], minute: number) =>
  list.some(({ since, until }) => since <= minute && (until === null || minute < until))

/** From here on a wait that nobody ended keeps the clock where it is. */
function stuckFrom(list: readonly NaiveWait[]): number {
  const open = list.filter(({ until }) => until === null).map(({ since }) => since)
  return open.length === 0 ? minutes : Math.min(...open)
}

/** When so many minutes have passed; null where they never do. */
export function naiveHours(
  start: number,
  count: number,
  calendar: NaiveCalendar | undefined,
  list: readonly NaiveWait[],
): number | null {
  const last = stuckFrom(list)
  let left = count
  let minute = start
  while (left > 0) {
    if (minute >= last) return null
    const counts = calendar === undefined || (years[calendar].open[minute] === 1 && !waits(list, minute))
    if (counts) left -= 1
    minute += 1
  }
  return minute
}

/** The end, or the opening, of the so manieth day behind that of the start; null where it never comes. */
export function naiveDays(
  start: number,
  nth: number,
  edge: 'end' | 'opening',
  calendar: NaiveCalendar,
  working: boolean,
  list: readonly NaiveWait[],
): number | null {
  const last = stuckFrom(list)
  let left = nth
  for (let minute = start; minute < minutes; minute++) {
    const day = Math.floor(minute / 1440)
    const here = years[calendar].list[day]
    // Looked at once a day, in its last minute.
    if (!here || minute !== day * 1440 + here.closes - 1 || day === Math.floor(start / 1440)) continue
    if (minute >= last) return null
    if (working && (!here.works || waits(list, minute))) continue
    left -= 1
    if (left === 0) return day * 1440 + (edge === 'end' ? here.closes : here.opens)
  }
  return null
}
