import type { Language } from '../contract/errors.ts'

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * A time as the desk writes it everywhere: `2026-07-12 周日 18:40`, in the site's zone. `at` is UTC
 * milliseconds; what is no time is a dash. Digits only are taken from the runtime, so that hosts with other
 * language data print the same.
 */
export function formatTime(at: number | undefined, timeZone: string, language: Language): string {
  if (at === undefined || Number.isNaN(new Date(at).getTime())) return '—'
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const day = Date.UTC(Number(part('year')), Number(part('month')) - 1, Number(part('day')))
  const weekday = WEEKDAYS[language][new Date(day).getUTCDay()] ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${weekday} ${part('hour')}:${part('minute')}`
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone)
  if (made === undefined) {
    made = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(timeZone, made)
  }
  return made
}
