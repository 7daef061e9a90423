import type { Translate } from '../../../app/i18n.ts'
import type { texts } from '../texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `2 天 3 小时`, `3 小时 12 分`, `12 分钟`. */
export function durationText(milliseconds: number, t: Translate<typeof texts>): string {
  const passed = Math.max(0, milliseconds)
  if (passed >= day)
    return t('days', { days: Math.floor(passed / day), hours: Math.floor((passed % day) / hour) })
  if (passed >= hour)
    return t('hours', { hours: Math.floor(passed / hour), minutes: Math.floor((passed % hour) / minute) })
  return t('minutes', { minutes: Math.floor(passed / minute) })
}
