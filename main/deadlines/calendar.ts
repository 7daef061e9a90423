import type { BusinessCalendar, CalendarYear, Hours } from '../contract/profile-calendars.ts'
import { weekDays } from '../contract/profile-calendars.ts'
import { zoneOffset } from '../site/time.ts'

/** A day as a number: days since 1970-01-01 on the clocks of the site. */
export type DayNumber = number

/** Why a day has the hours it has. */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up' | 'own'

/** When a place is open on one day, UTC milliseconds. */
export interface Opening {
  readonly from: number
  readonly to: number
}

/** One day of a calendar. */
export interface CalendarDay {
  readonly number: DayNumber
  readonly kind: DayKind
  /** The public holiday it belongs to. */
  readonly holiday: { readonly zh: string; readonly en: string } | null
  /** In order; none where the place is closed. */
  readonly openings: readonly Opening[]
  /** When the place closes; the end of the day where it is not open at all. */
  readonly ends: number
  /** Counts for clocks in working days: never a weekend or holiday, whatever the hours. */
  readonly working: boolean
  /** The year's holidays are known; without them only weekends are. */
  readonly known: boolean
}

const dayMillis = 86_400_000
const minuteMillis = 60_000

/** The days of a place through the years, on the clocks of a time zone. Days are worked out once and kept. */
export class WorkCalendar {
  readonly #hours: BusinessCalendar | undefined
  readonly #timeZone: string
  readonly #days = new Map<DayNumber, CalendarDay>()
  readonly #offsets = new Map<number, number>()
  readonly #holidays = new Map<string, { readonly zh: string; readonly en: string }>()
  readonly #makeUp = new Set<string>()
  readonly #knownYears = new Set<number>()
  readonly #dates: ReadonlyMap<string, Hours>

  /** @param hours undefined: days and nights alike, for clocks that know no calendar */
  constructor(hours: BusinessCalendar | undefined, years: readonly CalendarYear[], timeZone: string) {
    this.#hours = hours
    this.#timeZone = timeZone
    this.#dates = new Map(hours?.dates.map(({ day, hours: own }) => [day, own]))
    for (const { year, published, holidays, makeUp } of years) {
      if (published) this.#knownYears.add(year)
      for (const day of makeUp) this.#makeUp.add(day)
      for (const { name, from, to } of holidays)
        for (let day = numberOf(from); day <= numberOf(to); day++) this.#holidays.set(stampOf(day), name)
    }
  }

  /** The day a moment lies in. */
  dayOf(at: number): DayNumber {
    return Math.floor((at + this.#offset(at)) / dayMillis)
  }

  /** The moment at which the clocks show a time of a day. @param minutes since midnight, 1440 for its end */
  moment(day: DayNumber, minutes: number): number {
    const local = day * dayMillis + minutes * minuteMillis
    // The offset an hour or two away is right except near a change of the clocks, which the second look finds.
    return local - this.#offset(local - this.#offset(local))
  }

  day(number: DayNumber): CalendarDay {
    const known = this.#days.get(number)
    if (known) return known
    const made = this.#make(number)
    this.#days.set(number, made)
    return made
  }

  #make(number: DayNumber): CalendarDay {
    const stamp = stampOf(number)
    const weekDay = (number + 3) % 7
    const holiday = this.#holidays.get(stamp) ?? null
    const makeUp = this.#makeUp.has(stamp)
    const own = this.#dates.get(stamp)
    const plain: DayKind = holiday ? 'holiday' : makeUp ? 'make-up' : weekDay >= 5 ? 'weekend' : 'weekday'
    const openings = (own ?? this.#usual(plain, weekDay)).map(({ from, to }) => ({
      from: this.moment(number, minutesOf(from)),
      to: this.moment(number, minutesOf(to)),
    }))
    const closed = own?.length === 0
    return {
      number,
      kind: own ? 'own' : plain,
      holiday,
      openings,
      ends: openings.at(-1)?.to ?? this.moment(number, 1440),
      working:
        (plain === 'weekday' || plain === 'make-up') && !closed && (!this.#hours || openings.length > 0),
      known: this.#knownYears.has(Number(stamp.slice(0, 4))),
    }
  }

  #usual(kind: DayKind, weekDay: number): Hours {
    const hours = this.#hours
    if (!hours) return []
    if (kind === 'holiday') return hours.holiday
    if (kind === 'make-up') return hours.makeUp
    return hours.week[weekDays[weekDay] ?? 'mon']
  }

  #offset(at: number): number {
    // Clocks are changed on quarters of an hour at the finest.
    const slot = Math.floor(at / 900_000)
    const known = this.#offsets.get(slot)
    if (known !== undefined) return known
    const offset = zoneOffset(slot * 900_000, this.#timeZone)
    if (this.#offsets.size > 50_000) this.#offsets.clear()
    this.#offsets.set(slot, offset)
    return offset
  }
}

/** `2026-07-12` of a day. */
export function stampOf(day: DayNumber): string {
  return new Date(day * dayMillis).toISOString().slice(0, 10)
}

function numberOf(stamp: string): DayNumber {
  return Date.parse(`${stamp}T00:00:00Z`) / dayMillis
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
