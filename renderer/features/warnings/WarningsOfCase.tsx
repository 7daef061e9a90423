import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useCategoryText } from '../cases/useProfile.ts'
import { texts } from './texts.ts'

/** Collective warnings that name a case. */
export function WarningsOfCase({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const category = useCategoryText()
  const found = useQuery(trpc.warnings.ofCase.queryOptions({ caseId }))
  const going = (found.data ?? []).filter(warning => warning.endedAt === null)
  if (going.length === 0) return null
  return (
    <section className="care-part" aria-label={t('title')}>
      {going.map(warning => (
        <p key={warning.id}>
          <Link to={`/more/warnings?warning=${warning.id}`}>
            <StateTag tone="danger">
              {t('line', {
                place: warning.placeName ?? '—',
                category: category(warning.category),
                count: warning.units,
              })}
            </StateTag>
          </Link>
        </p>
      ))}
    </section>
  )
}
