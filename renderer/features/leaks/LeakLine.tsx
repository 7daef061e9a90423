import type { LeakMark } from '../../../main/contract/leak-watch.ts'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { leakDueWords, leakWords } from '../../../main/contract/leak-words.ts'
import { formatClock } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { isLate, isSilent } from './board-filter.ts'
import { LeakStateTag, SeverityTag } from './LeakTags.tsx'
import { WatchMark } from './WatchMark.tsx'
import { texts } from './texts.ts'

interface LeakLineProps {
  readonly leak: LeakRow
  readonly mark?: LeakMark | undefined
  /** To the source it shares with others. */
  onSource?(): void
  /** Left out where nothing is ticked. */
  readonly tick?: { readonly on: boolean; onChange(): void }
}

/** One leak of the board: how bad, where, how far, what is due. */
export function LeakLine({ leak, mark, onSource, tick }: LeakLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const now = useNow()
  const late = isLate(leak, now)
  const { what, at } = leak.due
  const home = leak.unitNumber ?? leak.place ?? leak.buildingName ?? t('noHome')
  const about = [
    leak.kind === 'storm' ? '' : word(leakWords[`kind.${leak.kind}`]),
    leak.kind !== 'storm' && leak.entry === 'unknown' ? '' : word(leakWords[`entry.${leak.entry}`]),
    leak.floor === null ? '' : t('floor', { floor: leak.floor }),
    leak.unitNumber === null && leak.place !== null ? (leak.buildingName ?? '') : '',
    leak.calls > 1 ? t('calls', { count: leak.calls }) : '',
    leak.returns > 0 ? t('returns', { count: leak.returns }) : '',
  ]
  const grave = [
    ...leak.dangers.map(danger => word(leakWords[`danger.${danger}`])),
    leak.vulnerable ? word(leakWords.vulnerable) : '',
  ]
  return (
    <div className={leak.onTop ? 'leak-line leak-line-top' : 'leak-line'}>
      {tick ? (
        // Nothing within a row of a list may be a control of its own: X ticks by keyboard, and the row says that it is.
        <span
          className={tick.on ? 'leak-line-tick leak-line-ticked' : 'leak-line-tick'}
          title={t('tick', { home })}
          onClick={event => {
            event.stopPropagation()
            tick.onChange()
          }}
          onDoubleClick={event => event.stopPropagation()}
        >
          {tick.on ? '✓' : ''}
        </span>
      ) : null}
      <span className="leak-line-bad">
        <SeverityTag severity={leak.severity} kind={leak.kind} />
      </span>
      <span className="leak-line-where">
        <strong className="desk-figures">{home}</strong>
        <span className="desk-soft">{about.filter(part => part !== '').join(' · ')}</span>
        {grave.some(part => part !== '') ? (
          <span className="leak-grave">⚠ {grave.filter(part => part !== '').join(' · ')}</span>
        ) : null}
        {mark ? (
          <span className="leak-line-marks">
            {mark.source ? (
              // As with the tick: no control within a row. O goes there by keyboard, and beside stands a link.
              <span
                className={onSource ? 'leak-line-source leak-line-to' : 'leak-line-source'}
                onClick={event => {
                  if (!onSource) return
                  event.stopPropagation()
                  onSource()
                }}
              >
                → {t('ofSource', { count: mark.source.open })}
              </span>
            ) : null}
            <WatchMark mark={mark} />
          </span>
        ) : null}
        {mark?.need ? (
          <span className="leak-grave">
            ▲ {word(leakWords['step.needs'])} · {word(leakWords[`need.${mark.need}`])}
          </span>
        ) : null}
      </span>
      <span className="leak-line-state">
        <LeakStateTag state={leak.state} />
        <span className="desk-soft">{leak.teamName ?? t('noTeam')}</span>
        {isSilent(leak, now) ? (
          <span className="leak-late">
            ▲ {t('silent', { time: formatClock(leak.sentAt ?? leak.reportedAt) })}
          </span>
        ) : null}
      </span>
      <span className={at !== null && at <= now ? 'leak-line-time leak-late' : 'leak-line-time'}>
        <span>{word(leakDueWords[what])}</span>
        {at === null ? null : <TimeLeft at={at} as="short" />}
      </span>
      <span className={late ? 'leak-line-time leak-late' : 'leak-line-time'}>
        <span>{late ? `▲ ${t('contactLate')}` : t('contact')}</span>
        <Time at={leak.contactAt} as="short" />
      </span>
    </div>
  )
}
