import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { homePath } from './paths.ts'
import { texts } from './texts.ts'

/** What inspections found in a home, in a line that leads there; nothing where it never was inspected. */
export function UnitDefects({ unitId }: { readonly unitId: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const inspections = useQuery(trpc.inspections.ofUnit.queryOptions({ unitId }))
  const found = useQuery(trpc.defects.figures.queryOptions({ unitId }))
  if (!inspections.data || inspections.data.length === 0 || !found.data) return null
  const { pending, late } = found.data.total
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('ofUnit')}</h2>
      </header>
      <p className="unit-defects">
        <Link to={homePath(unitId)}>
          {pending > 0 ? t('openOfUnit', { count: pending }) : t('allSettled')}
        </Link>{' '}
        {late > 0 ? <StateTag tone="overdue">{t('lateCount', { count: late })}</StateTag> : null}
      </p>
    </section>
  )
}
