import { calendarsOf } from '../deadlines/calendars.ts'
import { runClock } from '../deadlines/clock.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'

/** The calendar of departments, whose week has five days. */
const calendarId = 'department'

/** The end of the last of so many working days of a department, without weekends and holidays; UTC milliseconds. */
export function workingDaysFrom(read: ReadDatabase, start: number, amount: number): number | null {
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  const calendar = calendarsOf(profileOf(read).calendars, timeZone)(calendarId)
  return runClock({ clock: 'working-days', amount, calendar, start, waits: [] }).at
}
