import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { ownerWords } from '../../components/owner-words.ts'
import { CaseStateTag, EmergencyTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import './file.css'
import { texts } from './unit/texts.ts'
import { useKindText } from '../cases/useProfile.ts'

interface CasesPanelProps {
  readonly filter: { readonly unitId: string } | { readonly personId: string }
  readonly openCases: number
  readonly cases: number
  /** Said where there are none at all. */
  readonly none: string
  /** Cases shown; the list of cases has the others. */
  readonly most?: number
}

/** The newest cases of a unit or person, open ones told apart, and the way to all of them. */
export function CasesPanel({ filter, openCases, cases, none, most = 6 }: CasesPanelProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const found = useQuery(trpc.cases.list.queryOptions({ filter, limit: most }))
  const address = `/cases?${new URLSearchParams({ ...filter })}`
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('cases')}</h2>
        <span className={openCases > 0 ? 'cases-open desk-figures' : 'desk-soft'}>
          {openCases > 0
            ? words('openCases', { count: openCases >= 100 ? '99+' : openCases })
            : t('nothingOpen')}
        </span>
        {cases > most ? (
          <Link to={address}>{t('allCases', { count: cases >= 1000 ? '1000+' : cases })}</Link>
        ) : null}
      </header>
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={3} rowHeight={30} /> : null}
      {found.data?.rows.length === 0 ? <p className="desk-soft">{none}</p> : null}
      <ul className="case-lines">
        {found.data?.rows.map(one => (
          <li key={one.id}>
            <CaseStateTag state={one.state} waiting={one.waitingOn} />
            <p title={one.summary ?? undefined}>
              <Link to={`/cases/${one.id}`}>
                {kindText(one.kind)} {one.summary ?? words('erased')}
              </Link>{' '}
              {one.emergency ? <EmergencyTag /> : null}
            </p>
            <Time at={one.receivedAt} />
            <span className="case-lines-end desk-figures">
              {[one.number, 'unitId' in filter ? one.personName : one.unitNumber, one.assigneeName]
                .filter(part => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
