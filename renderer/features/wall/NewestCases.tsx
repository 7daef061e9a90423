import { stateWords, waitingWords } from '../../../main/contract/words.ts'
import type { WallCase } from '../../../main/contract/wall.ts'
import { formatClock, formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { texts } from './texts.ts'

/** What came in last: number, kind, home as it may be shown, state. Nobody's name or words. */
export function NewestCases({ cases }: { readonly cases: readonly WallCase[] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const today = formatDay(useNow())
  return (
    <section className="wall-newest" aria-label={t('newest')}>
      <h2>{t('newest')}</h2>
      {cases.length === 0 ? <p>{t('none')}</p> : null}
      <ol>
        {cases.map(one => {
          const waits = one.waitingOn === null ? undefined : waitingWords[one.waitingOn]
          const day = formatDay(one.receivedAt)
          return (
            <li
              key={`${one.number}/${one.receivedAt}`}
              className={one.emergency ? 'wall-case wall-danger' : 'wall-case'}
            >
              <span className="desk-figures">
                {day === today ? formatClock(one.receivedAt) : day.slice(5)}
              </span>
              <span>
                {one.emergency ? <span aria-hidden="true">⚠ </span> : null}
                {one.kindName[language]}
              </span>
              <strong className="desk-figures">{one.home ?? t('unknownHome')}</strong>
              <span>{(waits ?? stateWords[one.state])[language]}</span>
              <span className="desk-figures wall-number">{one.number}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
