import type { Translate } from '../../app/i18n.ts'
import type { texts } from './texts.ts'

const minute = 60_000
const day = 1440

/** How much a copy may lack: `3 min`, `2 h 10 min`, `4 days`. @param age milliseconds */
export function ageText(age: number, t: Translate<typeof texts>): string {
  const minutes = Math.floor(age / minute)
  if (minutes < 1) return t('now')
  if (minutes < 60) return t('minutes', { minutes })
  if (minutes < 2 * day) return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return t('days', { days: Math.floor(minutes / day) })
}
