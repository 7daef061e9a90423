import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
import { zoneOffset } from '../site/time.ts'

const day = 86_400_000

/** The same time of day so many working days (Monday to Friday at the site) later, UTC milliseconds. */
export function workingDaysFrom(read: ReadDatabase, at: number, days: number): number {
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  let moment = at
  for (let left = days; left > 0; ) {
    moment += day
    const weekday = new Date(moment + zoneOffset(moment, timeZone)).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return moment
}
