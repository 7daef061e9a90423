import { formatClock, formatDay, formatMoment } from '../app/format.ts'
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
  /**
   * `moment`: always `2026-07-12 周日 18:40`. `near`: relative within the day, exact before and on hover. `short`: the
   * same in few letters that stay on one line, for columns.
   */
  readonly as?: 'near' | 'moment' | 'day' | 'short'
}

/** A moment for people, in the zone of the site. */
export function Time({ at, as = 'near' }: TimeProps) {
  const language = useLanguage()
  const t = useTexts(texts)
  const now = useNow()
  const exact = formatMoment(at, language)
  const short = as === 'short'
  const near = () => agoText(now - at, short, t) ?? (short ? shortMoment(at) : exact)
  const shown = as === 'moment' ? exact : as === 'day' ? formatDay(at) : near()
  return (
    <time
      className={short ? 'desk-figures desk-one-line' : 'desk-figures'}
      dateTime={new Date(at).toISOString()}
      title={exact}
    >
      {shown}
    </time>
  )
}

/** Time until a deadline, or since it passed; exact beyond a day and on hover. `short` as with {@link Time}. */
export function TimeLeft({ at, as = 'near' }: { readonly at: number; readonly as?: 'near' | 'short' }) {
  const language = useLanguage()
  const t = useTexts(texts)
  const now = useNow()
  const exact = formatMoment(at, language)
  const short = as === 'short'
  // What is short on the screen is whole on hover.
  const tip = short ? [exact, leftText(at - now, false, t)].filter(Boolean).join(' · ') : exact
  return (
    <time
      className={short ? 'desk-figures desk-one-line' : 'desk-figures'}
      dateTime={new Date(at).toISOString()}
      title={tip}
    >
      {leftText(at - now, short, t) ?? (short ? shortMoment(at) : exact)}
    </time>
  )
}

/** `07-12 18:40`. */
const shortMoment = (at: number) => `${formatDay(at).slice(5)} ${formatClock(at)}`

function agoText(passed: number, short: boolean, t: Translate<typeof texts>): string | undefined {
  if (passed < -ahead || passed >= day) return undefined
  if (passed < minute) return t('justNow')
  const { hours, minutes } = split(passed)
  if (hours === 0) return t('minutesAgo', { minutes })
  return t(short ? 'hoursAgoShort' : 'hoursAgo', { hours, minutes })
}

function leftText(left: number, short: boolean, t: Translate<typeof texts>): string | undefined {
  if (Math.abs(left) >= day) return undefined
  // Of less than a minute one is said: 0 minutes late reads as if it were in time.
  const parts = split(Math.max(minute, Math.abs(left)))
  const key = `${parts.hours === 0 ? 'minutes' : 'hours'}${left >= 0 ? 'Left' : 'Over'}` as const
  return t(short ? `${key}Short` : key, parts)
}

function split(millis: number): { hours: number; minutes: number } {
  const minutes = Math.floor(millis / minute)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
