import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { Tier } from '../../../main/contract/people.ts'
import { Day, Id } from '../../../main/contract/values.ts'
import { NotVisitedOnly, type VisitRow } from '../../../main/contract/visits.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { NotVisited } from './NotVisited.tsx'
import { texts } from './texts.ts'
import { VisitLine } from './VisitLine.tsx'
import { VisitPanel } from './VisitPanel.tsx'
import './visits.css'

const views = ['open', 'plan', 'all'] as const
const Address = z.object({
  view: z.enum(views).optional(),
  visit: Id.optional(),
  building: Id.optional(),
  since: Day.optional(),
  due: z.literal('today').optional(),
  by: Id.optional(),
  /** What is to be done with the visit first. */
  do: z.literal('hold').optional(),
  tier: Tier.optional(),
  only: NotVisitedOnly.optional(),
})

/** Home visits: what is planned, who has not been visited, everything there was. */
export function VisitsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ view = 'open', visit, due, by, do: begin, ...asked }, change] = useAddress(Address)
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const plan = () => change({ view: 'plan', visit: '' })
  // Who has not been visited is another list, which brings its own.
  const actions =
    view === 'plan' ? null : (
      <>
        {may('visit.work') ? <Link to="/tablet">{t('tablet')}</Link> : null}
        {may('export.run') ? (
          <ExportMenu
            start={(format, language) =>
              start.mutateAsync({ ledger: 'home-visits', format, language, title: t('exportTitle') })
            }
          />
        ) : null}
      </>
    )
  const aside = (
    <Segmented
      aria-label={t('title')}
      value={view}
      options={[
        { value: 'open', label: t('tabOpen') },
        { value: 'plan', label: t('tabPlan') },
        { value: 'all', label: t('tabAll') },
      ]}
      onChange={chosen => change({ view: chosen === 'open' ? '' : chosen, visit: '', due: '', by: '' })}
    />
  )
  const select = (row: VisitRow) => change({ visit: row.id, do: '' })
  const close = () => change({ visit: '', do: '' })
  return (
    <Page title={t('title')} actions={actions} aside={aside} fill>
      {view === 'plan' ? (
        <NotVisited asked={asked} change={change} />
      ) : (
        <div className={visit === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
          <div className="two-panes-list">
            {view === 'open' ? (
              <OpenVisits
                only={due === undefined ? {} : { due, ...(by === undefined ? {} : { visitor: by }) }}
                all={() => change({ due: '', by: '' })}
                visit={visit}
                select={select}
                plan={plan}
              />
            ) : (
              <AllVisits visit={visit} select={select} />
            )}
          </div>
          <div className="two-panes-detail">
            {visit === undefined ? (
              <p className="two-panes-choose">{t('choose')}</p>
            ) : (
              <VisitPanel key={visit} visitId={visit} begin={begin} onClose={close} />
            )}
          </div>
        </div>
      )}
    </Page>
  )
}

interface ListProps {
  readonly visit: string | undefined
  select(row: VisitRow): void
}

interface OpenVisitsProps extends ListProps {
  /** As Today counts them. */
  readonly only: { readonly due?: 'today'; readonly visitor?: string }
  all(): void
  plan(): void
}

function OpenVisits({ visit, select, plan, only, all }: OpenVisitsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const open = useQuery(trpc.visits.open.queryOptions(only))
  if (open.error && !open.data) return <ErrorState error={open.error} retry={open.refetch} />
  if (!open.data) return <Loading rows={6} rowHeight={52} />
  if (open.data.length === 0 && only.due !== undefined)
    return <EmptyState text={t('emptyToday')} action={<Button onClick={all}>{t('tabOpen')}</Button>} />
  if (open.data.length === 0) {
    const action = may('visit.work') ? <Button onClick={plan}>{t('planSome')}</Button> : null
    return <EmptyState text={t('emptyOpen')} action={action} />
  }
  return <Visits rows={open.data} visit={visit} select={select} />
}

function AllVisits({ visit, select }: ListProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const pages = useInfiniteQuery({
    queryKey: [...trpc.visits.list.pathKey(), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.visits.list.query(pageParam === undefined ? {} : { before: pageParam }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage().catch(reportError)
  }, [fetchNextPage, isFetchingNextPage])
  const rows = pages.data?.pages.flatMap(page => [...page.rows]) ?? []
  if (pages.error && rows.length === 0) return <ErrorState error={pages.error} retry={pages.refetch} />
  if (pages.isPending) return <Loading rows={6} rowHeight={52} />
  if (rows.length === 0) return <EmptyState text={t('emptyAll')} />
  return <Visits rows={rows} visit={visit} select={select} hasMore={hasNextPage} onEnd={more} />
}

interface VisitsProps extends ListProps {
  readonly rows: readonly VisitRow[]
  readonly hasMore?: boolean
  onEnd?(): void
}

function Visits({ rows, visit, select, hasMore = false, onEnd }: VisitsProps) {
  const t = useTexts(texts)
  return (
    <VirtualList
      items={rows}
      keyOf={row => row.id}
      label={t('title')}
      rowHeight={52}
      selected={visit}
      onSelect={select}
      onOpen={select}
      hasMore={hasMore}
      {...(onEnd ? { onEnd } : {})}
      keyLabels={{ next: t('next'), previous: t('previous') }}
      render={row => <VisitLine row={row} />}
    />
  )
}
