import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Time } from '../../components/Time.tsx'
import './callbacks.css'
import { CareTag } from './CallbackTags.tsx'
import { texts } from './texts.ts'

/** The dissatisfied owners because of whom homes are visited. */
export function useCareReasons(visitIds: readonly string[]) {
  const trpc = useTRPC()
  return useQuery(
    trpc.callbacks.careReasons.queryOptions(
      { visitIds: [...visitIds] },
      { ...ofOneThing, enabled: visitIds.length > 0 },
    ),
  )
}

/** Why somebody goes there: what the owner said when called back. Nothing for visits made for their own sake. */
export function CareReasons({ visitId }: { readonly visitId: string }) {
  const t = useTexts(texts)
  const { data, error } = useCareReasons([visitId])
  if (error && !data) return <ErrorNote error={error} />
  if (data === undefined || data.length === 0) return null
  return (
    <section aria-label={t('careWhy')}>
      <h3>{t('careWhy')}</h3>
      <ul className="call-list-of">
        {data.map(one => (
          <li key={one.callbackId}>
            <strong>{one.name ?? t('noName')}</strong>
            <CareTag state={one.care} />
            {one.caseId === null ? null : (
              <Link to={casePath(one.caseId)} className="desk-figures">
                {one.caseNumber}
              </Link>
            )}
            {one.calledAt === null ? null : (
              <span className="desk-soft">
                <Time at={one.calledAt} />
              </span>
            )}
            {one.words === null ? null : <p className="case-words">{one.words}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
