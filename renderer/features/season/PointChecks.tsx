import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { CheckFacts } from './CheckFacts.tsx'
import { texts } from './texts.ts'

/** Older checks are in the log. */
const shown = 5

/** The latest checks of the chosen point with their photos. */
export function PointChecks({ pointId, name }: { readonly pointId: string; readonly name: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.patrols.checks.queryOptions({ pointId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return null
  return (
    <section aria-label={`${t('lastChecks')} ${name}`}>
      <h2>
        {t('lastChecks')} · {name}
      </h2>
      {found.data.length === 0 ? <p className="desk-soft">{t('noChecks')}</p> : null}
      <ul className="season-checks">
        {found.data.slice(0, shown).map(check => (
          <li key={check.id}>
            <StateTag tone={check.outcome === 'good' ? 'done' : 'overdue'}>{t(check.outcome)}</StateTag>
            <CheckFacts check={check} />
          </li>
        ))}
      </ul>
    </section>
  )
}
