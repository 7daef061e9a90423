import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { clockWords, goalWords } from '../../../main/contract/deadline-words.ts'
import { type Inputs, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** The deadline a case would get that is taken now, with its reason; further ones on hover. */
export function ComingDeadline({ matter }: { readonly matter: Inputs['deadlines']['preview'] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const found = useQuery(
    trpc.deadlines.preview.queryOptions(matter, {
      placeholderData: keepPreviousData,
      refetchInterval: 60_000,
    }),
  )
  const [first] = found.data ?? []
  if (!found.data) return null
  if (!first) return <span className="desk-soft">{t('comingNone')}</span>
  const all = found.data.map(
    one =>
      `${goalWords[one.goal][language]} ${formatMoment(one.dueAt ?? 0, language)} · ${one.rule[language]}`,
  )
  return (
    <span className="desk-figures" title={all.join('\n')}>
      {goalWords[first.goal][language]} <strong>{formatMoment(first.dueAt ?? 0, language)}</strong>{' '}
      <span className="desk-soft">
        {first.rule[language]} · {first.amount} {clockWords[first.clock][language]}
        {first.missingYears.length > 0 ? ` · ${t('provisional')}` : ''}
      </span>
    </span>
  )
}
