/**
 * Numbers and dates as spreadsheets store them. Serial days count from 1900-01-01 = 1 with the leap day of 1900
 * that never was (serial 60), or from 1904-01-01 = 0 in old Macintosh files.
 */

/** Full decimal digits with the 15 significant digits a spreadsheet keeps, without exponent. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  if (Number.isInteger(rounded)) return BigInt(rounded).toString()
  return rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Last day a spreadsheet can show, 9999-12-31. */
const lastSerial = 2_958_465
const dayMs = 86_400_000

/** Serial days of the 1904 system counted in the 1900 system. */
export function serialFrom1904(serial: number): number {
  return serial + 1462
}

/**
 * `45078` → `2023-06-01`, `45078.7777…` → `2023-06-01 18:40`, `0.5` → `12:00`. Seconds are shown where they are
 * not zero. Undefined for what no spreadsheet would show as a date.
 */
export function serialText(serial: number): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastSerial + 1) return undefined
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const inDay = seconds % 86_400
  const time = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}`
  const clock = inDay % 60 === 0 ? time : `${time}:${two(inDay % 60)}`
  if (day === 0) return clock
  if (day === 60) return inDay === 0 ? '1900-02-29' : `1900-02-29 ${clock}`
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMs).toISOString().slice(0, 10)
  return inDay === 0 ? date : `${date} ${clock}`
}

/** Milliseconds since 1970 of a wall clock (given as if UTC) → serial day. */
export function wallMillisToSerial(millis: number): number {
  return millis / dayMs + 25_569
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** Built-in number formats that show dates; 27–36 and 50–58 are the Chinese and Japanese ones. */
export function isBuiltInDate(id: number): boolean {
  return builtInDates.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

/** Whether a number format shows a date or time: `yyyy"年"m"月"`, `[$-804]m/d`, `[h]:mm`; not `0.00`, `G/通用格式`. */
export function isDateFormat(code: string): boolean {
  const first = code.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
  if (/general|^G\//i.test(bare) || /[#?]/.test(bare)) return false
  return /[ymdhs]/i.test(bare) && !/^[0.,%\s]*E[+-]/i.test(bare)
}

/** `0000` means four digits at least: the door 0302 stored as 302. Undefined where the format is no such one. */
export function zeroPadding(code: string): number | undefined {
  return /^0{2,20}$/.test(code) ? code.length : undefined
}
