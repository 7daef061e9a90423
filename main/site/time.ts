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
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value)
  return {
    year: parts.year ?? 0,
    month: parts.month ?? 0,
    day: parts.day ?? 0,
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
  }
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

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  const { year, month, day, hour, minute } = localTime(at, timeZone)
  const local = Date.UTC(year, month - 1, day, hour, minute)
  return local - Math.floor(at / 60_000) * 60_000
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
