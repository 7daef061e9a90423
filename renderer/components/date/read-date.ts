import { addDays, addMonths, dayFrom, daysBetween, partsOfDay, weekdayOf } from './days.ts'

/** Days that may be given, each included; also as moments, `2026-07-12T18:40`. */
export interface Range {
  readonly min?: string | undefined
  readonly max?: string | undefined
}

export const within = (value: string, { min, max }: Range): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max)

/** Full-width figures, blanks and the many marks between year, month and day become plain ones. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[年月./]/g, '-')
    .replace(/[日号]$/, '')
    .replace(/-+$/, '')

/** A map, since a typed word may be the name of anything that objects have by birth. */
const named: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今', 0],
  ['today', 0],
  ['t', 0],
  ['明天', 1],
  ['明', 1],
  ['tomorrow', 1],
  ['tmr', 1],
  ['后天', 2],
  ['大后天', 3],
  ['昨天', -1],
  ['昨', -1],
  ['yesterday', -1],
  ['前天', -2],
])

const weekdays: readonly (readonly string[])[] = [
  ['一', 'mon', 'monday'],
  ['二', 'tue', 'tuesday'],
  ['三', 'wed', 'wednesday'],
  ['四', 'thu', 'thursday'],
  ['五', 'fri', 'friday'],
  ['六', 'sat', 'saturday'],
  ['日', '天', 'sun', 'sunday'],
]

/**
 * The day somebody typed: `2026-11-22`, `11-22`, `22`, `20261122`, `11月22日`, `+3`, `-1`, `+2周`, `明天`,
 * `tomorrow`, `周五`, `下周一`. A day of the month belongs to this month, month and day to the year that brings them
 * nearest to today; where the range excludes that, to the nearest that it allows. Undefined where it is no day.
 */
export function readDay(text: string, today: string, range: Range = {}): string | undefined {
  const trimmed = text.normalize('NFKC').trim().toLowerCase()
  const said = named.get(trimmed)
  if (said !== undefined) return addDays(today, said)
  return readWeekday(trimmed, today) ?? readOffset(trimmed, today) ?? readFigures(plain(text), today, range)
}

function readWeekday(text: string, today: string): string | undefined {
  const match = /^(上|下|next |last )?(?:周|星期|礼拜)?(一|二|三|四|五|六|日|天|[a-z]+)$/.exec(text)
  if (!match) return undefined
  const [, which, name = ''] = match
  // 一 alone is no weekday, and neither is 周fri.
  const latin = /[a-z]/.test(name)
  if (latin === /周|星期|礼拜/.test(text)) return undefined
  const place = weekdays.findIndex(names => names.includes(name))
  if (place < 0) return undefined
  const ahead = place - weekdayOf(today)
  if (which === undefined) return addDays(today, (ahead + 7) % 7)
  return addDays(today, ahead + (which === '下' || which === 'next ' ? 7 : -7))
}

function readOffset(text: string, today: string): string | undefined {
  const signed = /^([+-])\s*(\d{1,3})\s*(天|d|周|星期|w|个?月|m)?$/.exec(text)
  const spoken = /^(\d{1,3})\s*(天|周|星期|个?月)(后|前)$/.exec(text)
  const [sign, count, unit = '天'] = signed
    ? [signed[1], signed[2], signed[3]]
    : [spoken?.[3] === '前' ? '-' : '+', spoken?.[1], spoken?.[2]]
  if (count === undefined) return undefined
  const amount = Number(count) * (sign === '-' ? -1 : 1)
  if (/月|m/.test(unit)) return addMonths(today, amount)
  return addDays(today, /周|星期|w/.test(unit) ? amount * 7 : amount)
}

function readFigures(text: string, today: string, range: Range): string | undefined {
  const [year, month] = partsOfDay(today)
  const full = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) return dayFrom(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{2})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (short) {
    // `85-3-2` is a birthday of the last century, `26-11-22` is now.
    const figures = Number(short[1])
    const century = figures > (year % 100) + 20 ? 1900 : 2000
    return dayFrom(century + figures, Number(short[2]), Number(short[3]))
  }
  const inYear = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  if (inYear) {
    const days = [0, -1, 1].map(more => dayFrom(year + more, Number(inYear[1]), Number(inYear[2])))
    return nearest(days, today, range)
  }
  const inMonth = /^(\d{1,2})$/.exec(text)
  if (!inMonth) return undefined
  const days = [0, 1, -1].map(more => {
    const [otherYear, otherMonth] = partsOfDay(addMonths(`${today.slice(0, 7)}-01`, more))
    return dayFrom(otherYear, otherMonth, Number(inMonth[1]))
  })
  const here = dayFrom(year, month, Number(inMonth[1]))
  return here !== undefined && within(here, range) ? here : (nearest(days.slice(1), today, range) ?? here)
}

/** The one nearest to today that the range allows; else the nearest, for the range to refuse it by name. */
function nearest(days: readonly (string | undefined)[], today: string, range: Range): string | undefined {
  const known = days
    .filter(day => day !== undefined)
    .toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))
  return known.find(day => within(day, range)) ?? known[0]
}

/** What a moment without a clock, or a clock without a day, is completed with. */
export interface MomentNow {
  /** Today at the site. */
  readonly today: string
  /** `18:00`, where only a day was typed. */
  readonly clock: string
  /** The day where only a clock was typed. */
  readonly day: string
}

/** The moment somebody typed: a day as above, a clock (`18:40`, `1840`, `9点半`, `下午3点`), or both. */
export function readMoment(text: string, now: MomentNow, range: Range = {}): string | undefined {
  // `2026-07-12T18:40` comes by paste.
  const words = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(\d)t(\d)/, '$1 $2')
  const alone = readClock(words)
  if (alone !== undefined) return `${now.day}T${alone}`
  const days = { min: range.min?.slice(0, 10), max: range.max?.slice(0, 10) }
  const whole = readDay(words, now.today, days)
  if (whole !== undefined) return `${whole}T${now.clock}`
  const cut = /^(.*?\S)\s+(\S+)$/.exec(words) ?? /^(.*?[天日号])((?:上午|下午|晚上|早上)?\d.*)$/.exec(words)
  const day = cut ? readDay(cut[1] ?? '', now.today, days) : undefined
  // Behind a day four figures or two are a clock, alone they are a date.
  const clock = cut ? (readClock(cut[2] ?? '') ?? readFigureClock(cut[2] ?? '')) : undefined
  return day === undefined || clock === undefined ? undefined : `${day}T${clock}`
}

function readClock(text: string): string | undefined {
  const match = /^(上午|早上|下午|晚上)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?|(半))?)$/.exec(text)
  if (!match) return undefined
  const [, part, hour, minute, minutes, half] = match
  const late = (part === '下午' || part === '晚上') && Number(hour) < 12 ? 12 : 0
  return clockFrom(Number(hour) + late, half ? 30 : Number(minute ?? minutes ?? 0))
}

function readFigureClock(text: string): string | undefined {
  const match = /^(\d{1,2}?)(\d{2})?$/.exec(text)
  return match ? clockFrom(Number(match[1]), Number(match[2] ?? 0)) : undefined
}

const clockFrom = (hour: number, minute: number) =>
  hour > 23 || minute > 59 ? undefined : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
