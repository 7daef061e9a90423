import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useWord } from '../cases/words.ts'
import './callbacks.css'
import { CallbackTag, CareTag, SatisfactionTag, WindowDays } from './CallbackTags.tsx'
import { callbackPath } from './paths.ts'
import { PlanByHand } from './PlanByHand.tsx'
import { texts } from './texts.ts'

/** The callbacks of a case, a home or a person, with how they stand; on files of owners also the way to a new one. */
export function CallbacksOf({ of, id }: { readonly of: 'case' | 'unit' | 'person'; readonly id: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const { data, error } = useQuery(trpc.callbacks.of.queryOptions({ of, id }))
  const plans = of !== 'case' && may('callback.record')
  if (of !== 'case' && !plans && !error && (data === undefined || data.length === 0)) return null
  return (
    <section className={of === 'case' ? undefined : 'owner-panel'} aria-label={t('ofCase')}>
      <h2>{t('ofCase')}</h2>
      <ErrorNote error={data ? null : error} />
      {data?.length === 0 ? <p className="desk-soft">{t('noneOfCase')}</p> : null}
      <ul className="call-list-of">
        {data?.map(row => (
          <li key={row.id}>
            <Link to={callbackPath(row.id)}>{word(row.planName)}</Link>
            <CallbackTag row={row} />
            {row.satisfaction === null ? null : <SatisfactionTag value={row.satisfaction} />}
            {row.care === null ? null : <CareTag state={row.care} />}
            <span className="desk-soft">
              <WindowDays row={row} />
            </span>
            {row.words === null ? null : <span>{row.words}</span>}
          </li>
        ))}
      </ul>
      {plans ? <PlanByHand of={of} id={id} /> : null}
    </section>
  )
}
