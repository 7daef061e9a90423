/** Calendar days are texts, `2026-07-12`: no zone, no clock, and they compare as they stand. */

const dayLength = 86_400_000
const pad = (figure: number, length = 2) => String(figure).padStart(length, '0')
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** A day of the calendar, or undefined where there is none such (30 February) or no one alive meant it. */
export function dayFrom(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  return day > daysIn(year, month) ? undefined : `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Year, month (1–12) and day of the month. */
export function partsOfDay(day: string): readonly [year: number, month: number, day: number] {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  return [year, month, date]
}

export const addDays = (day: string, days: number): string => dayOf(utc(day) + days * dayLength)

/** The same day of another month; its last where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = partsOfDay(day)
  const place = year * 12 + (month - 1) + months
  const toYear = Math.floor(place / 12)
  const toMonth = (place % 12) + 1
  return `${pad(toYear, 4)}-${pad(toMonth)}-${pad(Math.min(date, daysIn(toYear, toMonth)))}`
}

/** 0 on Mondays to 6 on Sundays: weeks begin on Monday. */
export const weekdayOf = (day: string): number => (new Date(utc(day)).getUTCDay() + 6) % 7

/** Days from one to the other. */
export const daysBetween = (from: string, to: string): number => (utc(to) - utc(from)) / dayLength

/** Six weeks that hold the month of a day, from a Monday. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 7)}-01`
  const monday = addDays(first, -weekdayOf(first))
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, place) => addDays(monday, week * 7 + place)),
  )
}
