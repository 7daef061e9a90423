import { serialText } from '../tabular/numbers.ts'
import type { Cell } from '../tabular/types.ts'
import { isPlaceholder, parsed, refused } from './reasons.ts'
import type { Parsed } from './reasons.ts'

/** A calendar date as `2023-06-01`, with the wall clock `18:40[:05]` where one was written. */
export type ImportedDate = { date: string; time?: string }

const two = (value: number): string => String(value).padStart(2, '0')

/** Undefined for days that no calendar has. */
function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1850 || year > 2200) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

function clock(text: string): string | undefined {
  const match =
    /^(上午|下午|晚上|AM|PM)?\s*(\d{1,2})(?::|时|点)(\d{1,2})?(?:分)?(?::?(\d{1,2})(?:\.\d+)?秒?)?\s*(AM|PM)?(?:Z|[+-]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    )
  if (!match) return undefined
  const half = (match[1] ?? match[5] ?? '').toUpperCase()
  let hour = Number(match[2])
  if (/下午|晚上|PM/.test(half) && hour < 12) hour += 12
  if (/上午|AM/.test(half) && hour === 12) hour = 0
  const minute = Number(match[3] ?? 0)
  const second = Number(match[4] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const short = `${two(hour)}:${two(minute)}`
  return second === 0 ? short : `${short}:${two(second)}`
}

function fromSerial(serial: number): Parsed<ImportedDate> {
  // 1915 to 2118: anything else in a column of dates is a number that slipped in.
  if (serial < 5500 || serial > 80_000) return refused('import.dateInvalid')
  const [date, time] = (serialText(serial) ?? '').split(' ')
  if (!date) return refused('import.dateInvalid')
  return parsed(time === undefined ? { date } : { date, time })
}

/**
 * Reads a date from text: `2023-6-1`, `2023.6.1`, `2023年6月1日`, `2023/6/1 18:40`, `20230601`, `45078` (a serial
 * kept as text), with weekdays and clock times. Two-digit years are completed with a warning; `6/7/2023` is refused
 * because nobody can tell the month.
 */
export function parseDateText(text: string): Parsed<ImportedDate> {
  const plain = text
    .normalize('NFKC')
    .replace(/[(（]?(?:星期|周)[一二三四五六日天][)）]?/g, ' ')
    .trim()
  if (plain === '' || isPlaceholder(plain)) return parsed<ImportedDate>(undefined)
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return fromSerial(Number(plain))
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const long =
    compact ??
    /^(\d{4}|\d{2})\s*[-/.年_·]\s*(\d{1,2})\s*[-/.月_·]\s*(\d{1,2})(?!\d)\s*[日号]?(?:[T\s,]+|(?=[上下晚]))?(.*)$/.exec(
      plain,
    )
  if (!long) {
    const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+(.*))?$/.exec(plain)
    if (other) return foreignOrder(Number(other[1]), Number(other[2]), Number(other[3]), other[4])
    return refused(
      /^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(plain) ? 'import.dateIncomplete' : 'import.dateInvalid',
    )
  }
  const year = long[1] ?? ''
  const short = year.length === 2
  const full = short ? Number(year) + (Number(year) > 50 ? 1900 : 2000) : Number(year)
  return withTime(calendarDate(full, Number(long[2]), Number(long[3])), long[4], short)
}

/** `13/6/2023` and `6/13/2023` can be told apart, `6/7/2023` cannot. */
function foreignOrder(first: number, second: number, year: number, time?: string): Parsed<ImportedDate> {
  if (first <= 12 && second <= 12 && first !== second) return refused('import.dateAmbiguous')
  const date = first > 12 ? calendarDate(year, second, first) : calendarDate(year, first, second)
  return withTime(date, time, false)
}

function withTime(date: string | undefined, rest: string | undefined, short: boolean): Parsed<ImportedDate> {
  if (date === undefined) return refused('import.dateInvalid')
  const tail = (rest ?? '').trim()
  const time = tail === '' ? undefined : clock(tail)
  if (tail !== '' && time === undefined) return refused('import.dateInvalid')
  const value = time === undefined || time === '00:00' ? { date } : { date, time }
  return short ? parsed<ImportedDate>(value, 'import.dateShortYear') : parsed<ImportedDate>(value)
}

/** Reads a date from a cell: a real date, a serial number without a date format, or text. */
export function parseDate(cell: Cell): Parsed<ImportedDate> {
  if (cell.kind === 'empty') return parsed<ImportedDate>(undefined)
  if (cell.kind === 'error') return refused('import.cellError')
  if (cell.kind === 'date' && cell.number !== undefined) return fromSerial(cell.number)
  if (cell.kind === 'number' && cell.number !== undefined && cell.number < 100_000 && cell.number > 2200) {
    return fromSerial(cell.number)
  }
  return parseDateText(cell.text)
}
