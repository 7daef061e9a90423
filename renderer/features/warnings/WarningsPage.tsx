import { useInfiniteQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { z } from 'zod'
import { Id } from '../../../main/contract/values.ts'
import type { WarningRow } from '../../../main/contract/warnings.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useCategoryText, useProfile } from '../cases/useProfile.ts'
import { StageTag, WarningStanding, WarningTime } from './StageTag.tsx'
import { texts } from './texts.ts'
import { WarningPanel } from './WarningPanel.tsx'
import './warnings.css'

const Address = z.object({ state: z.enum(['open', 'ended']).optional(), warning: Id.optional() })

/** Collective warnings: the list at the left, one with its homes at the right. */
export function WarningsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const profile = useProfile()
  const [{ state = 'open', warning }, change] = useAddress(Address)
  const found = useInfiniteQuery({
    queryKey: [...trpc.warnings.list.queryKey({ state }), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.warnings.list.query({ state, ...(pageParam === '' ? {} : { before: pageParam }) }, { signal }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  const rules = profile?.levels.collective
  const select = (row: WarningRow) => change({ warning: row.id })
  return (
    <Page
      title={t('title')}
      fill
      aside={
        <Segmented<'open' | 'ended'>
          aria-label={t('title')}
          value={state}
          options={[
            { value: 'open', label: t('open') },
            { value: 'ended', label: t('ended') },
          ]}
          onChange={value => change({ state: value, warning: undefined })}
        />
      }
    >
      <div className={warning === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list">
          {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
          {found.isPending ? <Loading rows={6} rowHeight={64} /> : null}
          {found.data && rows.length === 0 ? (
            <EmptyState
              text={
                state === 'ended' || !rules
                  ? t('emptyEnded')
                  : t('empty', { building: rules.building, project: rules.project, days: rules.days })
              }
            />
          ) : null}
          {rows.length > 0 ? (
            <VirtualList
              items={rows}
              keyOf={row => row.id}
              label={t('title')}
              rowHeight={64}
              selected={warning}
              onSelect={select}
              onOpen={select}
              hasMore={found.hasNextPage}
              onEnd={() => {
                found.fetchNextPage().catch(reportError)
              }}
              keyLabels={{ next: t('next'), previous: t('previous') }}
              render={row => <WarningLine row={row} />}
            />
          ) : null}
        </div>
        <div className="two-panes-detail">
          {warning === undefined ? (
            <p className="two-panes-choose">{t('choose')}</p>
          ) : (
            <WarningPanel key={warning} warningId={warning} onClose={() => change({ warning: undefined })} />
          )}
        </div>
      </div>
    </Page>
  )
}

function WarningLine({ row }: { readonly row: WarningRow }) {
  const t = useTexts(texts)
  const category = useCategoryText()
  return (
    <div className="warning-line">
      <div className="warning-head">
        <strong>{row.placeName ?? '—'}</strong>
        <span>{category(row.category)}</span>
        <StageTag stage={row.stage} ended={row.endedAt !== null} />
      </div>
      <div className="warning-head desk-soft">
        <span className="desk-figures">
          {t('homes', { count: row.units })} · {t('cases', { count: row.cases })}
        </span>
        <WarningStanding row={row} />
        <WarningTime row={row} />
      </div>
    </div>
  )
}
