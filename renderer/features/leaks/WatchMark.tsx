import { type LeakMark, leakWatchWords } from '../../../main/contract/leak-watch.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { TimeLeft } from '../../components/Time.tsx'
import { texts } from './texts.ts'

/**
 * That a household may turn to the press or gather others, and when it is spoken with next. That nobody called it in
 * time says the clock of its row, that its source has many homes the source beside.
 */
export function WatchMark({ mark }: { readonly mark: LeakMark }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { agreedUntil } = mark
  const reasons = mark.reasons.filter(reason => reason !== 'silent')
  if (reasons.length === 0) return null
  const said = reasons.filter(reason => reason !== 'many').map(reason => leakWatchWords[reason][language])
  return (
    <span
      className={agreedUntil === null ? 'leak-line-watch leak-late' : 'leak-line-watch'}
      title={[
        ...reasons.map(reason => leakWatchWords[reason][language]),
        agreedUntil === null ? '' : formatMoment(agreedUntil, language),
      ]
        .filter(part => part !== '')
        .join(' · ')}
    >
      ⚑ {said.map(one => `${one} · `).join('')}
      {agreedUntil === null ? t('notAgreed') : t('nextContact')}
      {agreedUntil === null ? null : <TimeLeft at={agreedUntil} as="short" />}
    </span>
  )
}
