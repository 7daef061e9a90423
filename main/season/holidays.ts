import type { ReadDatabase } from '../database/read.ts'
import { yearsOf } from '../deadlines/calendars.ts'
import { profileOf } from '../profiles/profiles.ts'

/** The public holiday a day belongs to; undefined on any other, and in years nobody has published yet. */
export function holidaysOf(
  read: ReadDatabase,
): (day: string) => { readonly zh: string; readonly en: string } | undefined {
  const years = yearsOf(profileOf(read).calendars)
  return day =>
    years
      .find(({ year }) => year === Number(day.slice(0, 4)))
      ?.holidays.find(({ from, to }) => from <= day && day <= to)?.name
}
