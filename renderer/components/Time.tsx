import { formatDay, formatMoment } from '../app/format.ts'
import { type Translate, useLanguage, useTexts } from '../app/i18n.ts'
import { useNow } from '../app/now.ts'
import { texts } from './texts.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** How far ahead of the screen's clock a moment may lie and still be this moment: clocks tick and run apart. */
const ahead = 2 * minute

interface TimeProps {
  /** UTC milliseconds. */
  readonly at: number
  /** `moment`: always `2026-07-12 周日 18:40`. `near`: relative within the day, exact before and on hover. */
  readonly as?: 'near' | 'moment' | 'day'
}

/** A moment for people, in the zone of the site. */
export function Time({ at, as = 'near' }: TimeProps) {
  const language = useLanguage()
  const t = useTexts(texts)
  const now = useNow()
  const exact = formatMoment(at, language)
  const shown = as === 'moment' ? exact : as === 'day' ? formatDay(at) : (agoText(now - at, t) ?? exact)
  return (
    <time className="desk-figures" dateTime={new Date(at).toISOString()} title={exact}>
      {shown}
    </time>
  )
}

/** Time until a deadline, or since it passed; exact beyond a day and on hover. */
export function TimeLeft({ at }: { readonly at: number }) {
  const language = useLanguage()
  const t = useTexts(texts)
  const now = useNow()
  const exact = formatMoment(at, language)
  return (
    <time className="desk-figures" dateTime={new Date(at).toISOString()} title={exact}>
      {leftText(at - now, t) ?? exact}
    </time>
  )
}

function agoText(passed: number, t: Translate<typeof texts>): string | undefined {
  if (passed < -ahead || passed >= day) return undefined
  if (passed < minute) return t('justNow')
  const { hours, minutes } = split(passed)
  return hours === 0 ? t('minutesAgo', { minutes }) : t('hoursAgo', { hours, minutes })
}

function leftText(left: number, t: Translate<typeof texts>): string | undefined {
  if (Math.abs(left) >= day) return undefined
  const { hours, minutes } = split(Math.abs(left))
  if (left >= 0) return hours === 0 ? t('minutesLeft', { minutes }) : t('hoursLeft', { hours, minutes })
  return hours === 0 ? t('minutesOver', { minutes }) : t('hoursOver', { hours, minutes })
}

function split(millis: number): { hours: number; minutes: number } {
  const minutes = Math.floor(millis / minute)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
