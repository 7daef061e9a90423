const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment as the clocks at the site show it. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** Reads a moment (UTC milliseconds) on the clocks of an IANA time zone such as `Asia/Shanghai`. */
export function localTime(at: number, timeZone: string): LocalTime {
  const local = new Date(at + zoneOffset(at, timeZone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

const quarter = 900_000
/** Before it some clocks were set to odd seconds (Monrovia, until January 1972). */
const wholeQuartersSince = Date.UTC(1972, 1, 1)
/** Offsets by zone and moment: clocks are changed at the beginning of a quarter, and asking Intl takes long. */
const offsets = new Map<string, Map<number, number>>()
const mostMoments = 10_000
const day = 86_400_000

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  if (at < wholeQuartersSince) return offsetByIntl(at, timeZone)
  const begin = at - (at % day)
  const offset = knownOffset(begin, timeZone)
  // Nowhere are clocks set and set back within a day, so one that begins and ends alike was alike in between.
  if (offset === knownOffset(begin + day, timeZone)) return offset
  return knownOffset(at - (at % quarter), timeZone)
}

function knownOffset(at: number, timeZone: string): number {
  let known = offsets.get(timeZone)
  if (!known || known.size >= mostMoments) {
    known = new Map()
    offsets.set(timeZone, known)
  }
  let offset = known.get(at)
  if (offset === undefined) {
    offset = offsetByIntl(at, timeZone)
    known.set(at, offset)
  }
  return offset
}

function offsetByIntl(at: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
}

const two = (value: number) => String(value).padStart(2, '0')

/** `202607`, the month that stands in case numbers. */
export function monthStamp(at: number, timeZone: string): string {
  const { year, month } = localTime(at, timeZone)
  return `${year}${two(month)}`
}

/** `2026-07-12`. */
export function dayStamp(at: number, timeZone: string): string {
  const { year, month, day } = localTime(at, timeZone)
  return `${year}-${two(month)}-${two(day)}`
}

/** The moment at which the day of `at` began on the clocks of the zone, UTC milliseconds. */
export function dayStart(at: number, timeZone: string): number {
  const today = dayStamp(at, timeZone)
  const { hour, minute } = localTime(at, timeZone)
  const guess = at - (at % 60_000) - (hour * 60 + minute) * 60_000
  // On a day when the clocks were changed the guess is off by the change; midnight is within two hours of it.
  for (const shift of [0, 1, -1, 2, -2]) {
    const candidate = guess + shift * 3_600_000
    if (dayStamp(candidate, timeZone) === today && dayStamp(candidate - 60_000, timeZone) !== today)
      return candidate
  }
  return guess
}

/** The moment at which the day after that of `at` begins on the clocks of the zone, UTC milliseconds. */
export function nextDayStart(at: number, timeZone: string): number {
  // Days are 23 to 25 hours long, so 26 hours behind the start of a day lies in the next one.
  return dayStart(dayStart(at, timeZone) + 26 * 3_600_000, timeZone)
}
