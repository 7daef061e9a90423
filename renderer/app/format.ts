import type { Language } from '../../main/contract/errors.ts'

/** Days of people use the zone of the site, whatever the device thinks. Set once the site is known. */
let zone = 'Asia/Shanghai'

/** Tells the screens the zone of the site. */
export function setSiteZone(timeZone: string): void {
  zone = timeZone
}

const partsOf = (at: number) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

const weekdays: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
}

/** `2026-07-12`, in the zone of the site. */
export function formatDay(at: number): string {
  const { year, month, day } = partsOf(at)
  return `${year}-${month}-${day}`
}

/** `18:40`, in the zone of the site. */
export function formatClock(at: number): string {
  const { hour, minute } = partsOf(at)
  return `${hour}:${minute}`
}

/** `2026-07-12 周日 18:40`, in English `2026-07-12 Sun 18:40`. */
export function formatMoment(at: number, language: Language): string {
  const { weekday = '' } = partsOf(at)
  return `${formatDay(at)} ${language === 'zh' ? weekdays[weekday] : weekday} ${formatClock(at)}`
}

/** `2026-07-12 周日`. */
export function formatDayWithWeekday(at: number, language: Language): string {
  const { weekday = '' } = partsOf(at)
  return `${formatDay(at)} ${language === 'zh' ? weekdays[weekday] : weekday}`
}

/** First millisecond of a day (`2026-07-12`) in the zone of the site. */
export function startOfDay(day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const offsetAt = (at: number) => {
    const { year, month, day: d, hour, minute } = partsOf(at)
    return Date.parse(`${year}-${month}-${d}T${hour}:${minute}:00Z`) - Math.floor(at / 60_000) * 60_000
  }
  // Twice, because the offset at the first guess may be that of the day before a clock change.
  const guess = utc - offsetAt(utc)
  return utc - offsetAt(guess)
}

/** `¥12,345.00` from integer cents. */
export function formatMoney(cents: number): string {
  const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(Math.abs(cents) / 100)
  return `${cents < 0 ? '-' : ''}¥${amount}`
}

/** `138****1234`; short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\s/g, '')
  if (digits.length <= 4) return digits
  if (digits.length <= 7) return `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`
}

/** `2026-07-12T18:40` at the site as UTC milliseconds; not a number where it is none. */
export function momentOf(local: string): number {
  const [day = '', clock = ''] = local.split('T')
  const [hour = Number.NaN, minute = Number.NaN] = clock.split(':').map(Number)
  return startOfDay(day) + (hour * 60 + minute) * 60_000
}
