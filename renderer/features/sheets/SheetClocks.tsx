import { Button } from 'antd'
import { useState } from 'react'
import { goalWords } from '../../../main/contract/deadline-words.ts'
import type { SheetClock } from '../../../main/contract/sheet-clocks.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import '../deadlines/deadlines.css'
import { dueText } from '../deadlines/due-text.ts'
import { texts as deadlineTexts } from '../deadlines/texts.ts'
import { clockTexts } from './clock-texts.ts'
import { WhyDue } from './WhyDue.tsx'

/** The clocks of a sheet: how long there is, why, and what ended how. */
export function SheetClocks({ clocks }: { readonly clocks: readonly SheetClock[] }) {
  const t = useTexts(clockTexts)
  const [explained, setExplained] = useState<SheetClock>()
  const running = clocks.filter(one => one.endedAt === null)
  const ended = clocks.filter(one => one.endedAt !== null)
  if (clocks.length === 0) return null
  const lines = (some: readonly SheetClock[]) => (
    <ul>
      {some.map(one => (
        <Line key={one.id} clock={one} onExplain={() => setExplained(one)} />
      ))}
    </ul>
  )
  return (
    <section className="deadlines" aria-label={t('clocks')}>
      <h2>{t('clocks')}</h2>
      {running.length > 0 ? lines(running) : <p className="desk-soft">{t('noClock')}</p>}
      {ended.length > 0 ? (
        <details>
          <summary>{t('pastClocks', { count: ended.length })}</summary>
          {lines(ended)}
        </details>
      ) : null}
      {explained ? <WhyDue clock={explained} onClose={() => setExplained(undefined)} /> : null}
    </section>
  )
}

function Line({ clock, onExplain }: { readonly clock: SheetClock; onExplain(): void }) {
  const t = useTexts(clockTexts)
  const language = useLanguage()
  return (
    <li>
      <div className="deadline-head">
        <strong>{goalWords[clock.goal][language]}</strong>
        <Standing clock={clock} />
      </div>
      <span className="desk-figures">{formatMoment(clock.dueAt, language)}</span>
      <span className="desk-soft">{t(`source.${clock.source}`)}</span>
      <span className="deadline-tools">
        <Button size="small" type="link" onClick={onExplain}>
          {t('why')}
        </Button>
      </span>
    </li>
  )
}

/** How a clock stands, in a word with its shape and colour. */
function Standing({ clock }: { readonly clock: SheetClock }) {
  const t = useTexts(clockTexts)
  const words = useTexts(deadlineTexts)
  const now = useNow()
  const { state, breachedAt, dueAt, steps } = clock
  if (state === 'cancelled') return <StateTag tone="off">{t('clockCancelled')}</StateTag>
  if (state === 'met')
    return breachedAt === null ? (
      <StateTag tone="done">{t('clockMet')}</StateTag>
    ) : (
      <StateTag tone="overdue">{t('clockMetLate')}</StateTag>
    )
  const warned = steps.some(step => step.percent < 100 && step.at <= now)
  const tone = dueAt <= now ? 'overdue' : warned ? 'dueSoon' : 'plain'
  return <StateTag tone={tone}>{dueText(dueAt, now, words)}</StateTag>
}
