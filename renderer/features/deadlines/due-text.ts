import type { Translate } from '../../app/i18n.ts'
import type { texts } from './texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long until a due time, or since it passed: within two days to the minute, beyond in days. */
export function dueText(at: number, now: number, t: Translate<typeof texts>): string {
  const left = Math.abs(at - now)
  const over = at <= now
  if (left >= 2 * day) return t(over ? 'daysOver' : 'daysLeft', { days: Math.floor(left / day) })
  const hours = Math.floor(left / hour)
  const minutes = Math.floor((left % hour) / minute)
  if (hours === 0) return t(over ? 'minutesOver' : 'minutesLeft', { minutes })
  return t(over ? 'hoursOver' : 'hoursLeft', { hours, minutes })
}

/** `4 小时 30 分` of minutes that were counted. */
export function minutesText(minutes: number, t: Translate<typeof texts>): string {
  const whole = Math.round(minutes)
  if (whole < 60) return t('minutesShort', { minutes: whole })
  const hours = Math.floor(whole / 60)
  return whole % 60 === 0 ? t('hoursShort', { hours }) : t('minutes', { hours, minutes: whole % 60 })
}
