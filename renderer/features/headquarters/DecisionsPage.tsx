import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { decisionTexts } from './decision-texts.ts'
import './headquarters.css'
import { sitePath } from './paths.ts'
import { SiteLetters } from './SiteLetters.tsx'

type Standing = Outputs['hqDirectives']['overview'][number]

/** What waits for a word of headquarters, site by site: documents, needs, directives that were done. */
export function DecisionsPage() {
  const t = useTexts(decisionTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.hqDirectives.overview.queryOptions(undefined, { refetchInterval: 60_000 }))
  const sites = found.data?.filter(
    ({ letters, decided, needs, done, late }) => letters + decided + needs + done + late > 0,
  )
  return (
    <Page title={t('title')}>
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !sites ? (
        <Loading rows={4} rowHeight={88} />
      ) : sites.length === 0 ? (
        <EmptyState text={t('nothing')} />
      ) : (
        sites.map(site => <OfSite key={site.hqSiteId} site={site} />)
      )}
    </Page>
  )
}

const counts = [
  ['needs', 'dueSoon'],
  ['done', 'done'],
  ['late', 'overdue'],
] as const

function OfSite({ site }: { readonly site: Standing }) {
  const t = useTexts(decisionTexts)
  const path = sitePath(site.hqSiteId)
  return (
    <section className="hq-decisions" aria-label={site.name}>
      <div className="hq-tags">
        <h2>
          <Link to={path}>{site.name}</Link>
        </h2>
        <span className="desk-soft">{site.code}</span>
        {counts.map(([what, tone]) =>
          site[what] === 0 ? null : (
            <Link key={what} to={path}>
              <StateTag tone={tone}>{t(what, { count: site[what] })}</StateTag>
            </Link>
          ),
        )}
      </div>
      {site.letters + site.decided > 0 ? <SiteLetters site={{ id: site.hqSiteId, code: site.code }} /> : null}
    </section>
  )
}
