import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { z } from 'zod'
import { AuditFilter, type AuditLine } from '../../../main/contract/audit.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useAddress } from '../../app/address.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import './audit.css'
import { ActorName } from './ActorName.tsx'
import { AuditDetail } from './AuditDetail.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { operationWord } from '../../../main/contract/operation-words.ts'
import { texts } from './texts.ts'

const Address = AuditFilter.extend({ entry: z.coerce.number().int().min(1).optional() })

/** Who did what and when. The filters and the chosen entry are in the address. */
export function AuditPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [{ entry, ...filter }, change] = useAddress(Address)
  const trail = useInfiniteQuery({
    queryKey: [...trpc.audit.list.queryKey({ filter }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query(
        { filter, ...(pageParam === undefined ? {} : { before: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = trail.data?.pages.flatMap(page => page.rows) ?? []
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = trail
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage().catch(reportError)
  }, [fetchNextPage, isFetchingNextPage])
  const choose = (line: AuditLine) => change({ entry: String(line.position) })

  return (
    <Page title={t('title')} aside={<AuditFilters filter={filter} change={change} />} fill>
      <div className={entry === undefined ? 'audit' : 'audit audit-open'}>
        <div className="audit-list">
          {trail.error && rows.length === 0 ? <ErrorState error={trail.error} retry={trail.refetch} /> : null}
          {trail.isPending ? <Loading rows={12} rowHeight={48} /> : null}
          {trail.data && rows.length === 0 && !hasNextPage ? <EmptyState text={t('empty')} /> : null}
          {rows.length > 0 || hasNextPage ? (
            <VirtualList
              items={rows}
              keyOf={line => String(line.position)}
              label={t('title')}
              rowHeight={35}
              selected={entry === undefined ? undefined : String(entry)}
              onSelect={choose}
              onOpen={choose}
              hasMore={hasNextPage}
              onEnd={more}
              keyLabels={{ next: t('next'), previous: t('previous') }}
              render={line => <AuditRow line={line} />}
            />
          ) : null}
        </div>
        <div className="audit-detail">
          {entry === undefined ? (
            <p className="audit-choose">{t('choose')}</p>
          ) : (
            <AuditDetail position={entry} change={change} />
          )}
        </div>
      </div>
    </Page>
  )
}

function AuditRow({ line }: { readonly line: AuditLine }) {
  const language = useLanguage()
  return (
    <div className="audit-row">
      <span className="audit-what">
        {operationWord(line.type, language)}
        {line.about === null ? null : <strong> {line.about}</strong>}
      </span>
      <span className="desk-soft">
        <ActorName line={line} />
      </span>
      <span className="desk-soft audit-when">
        <Time at={line.at} />
      </span>
    </div>
  )
}
