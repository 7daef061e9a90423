import { zoneOffset } from '../site/time.ts'
import type { Cell } from '../tabular/types.ts'
import { type ImportedDate, parseDate } from './dates.ts'
import { type Parsed, parsed, refused } from './reasons.ts'

/** A moment of a register: what was written, and what it is, UTC milliseconds. */
export interface WrittenTime {
  readonly at: number
  /** Only a day was written; `at` is its beginning. */
  readonly dayOnly: boolean
  /** The day as the register has it, `2023-06-01`. */
  readonly day: string
}

/** The moment at which the clocks of a zone show this. */
export function zonedTime({ date, time = '00:00' }: ImportedDate, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const guess = wall - offsetAt(wall, timeZone)
  return wall - offsetAt(guess, timeZone)
}

/** Clocks change on the quarter of an hour, and asking for them costs more than the rest of a row. */
const quarter = 15 * 60_000
const mostRemembered = 10_000
const offsets = new Map<string, number>()

function offsetAt(at: number, timeZone: string): number {
  const key = `${timeZone}${Math.floor(at / quarter)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = zoneOffset(at, timeZone)
  if (offsets.size >= mostRemembered) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** Reads a time that lies between 1970 and `now`. @param now UTC milliseconds; null where the future is allowed */
export function readTime(cell: Cell | undefined, timeZone: string, now: number | null): Parsed<WrittenTime> {
  if (!cell) return parsed<WrittenTime>(undefined)
  const date = parseDate(cell)
  if (!date.ok) return date
  if (!date.value) return parsed<WrittenTime>(undefined)
  const at = zonedTime(date.value, timeZone)
  if (at < 0 || (now !== null && at > now)) return refused('import.timeOutOfRange')
  return parsed<WrittenTime>(
    { at, dayOnly: date.value.time === undefined, day: date.value.date },
    ...date.warnings,
  )
}
