import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { isErrorCode, errorText } from '../../../main/contract/errors.ts'
import type { InboxEntry, InboxParcel, InboxRefusal } from '../../../main/contract/headquarters.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { formatSize } from '../cases/files/size.ts'
import { sitePath } from './paths.ts'
import { texts } from './texts.ts'

/** What came, newest first; of one site where it is named. */
export function InboxList({ hqSiteId = null }: { readonly hqSiteId?: string | null }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const pages = useInfiniteQuery({
    queryKey: [...trpc.hq.inbox.pathKey(), hqSiteId],
    initialPageParam: null as { at: number; id: string } | null,
    queryFn: ({ pageParam: before, signal }) => client.hq.inbox.query({ hqSiteId, before }, { signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const entries = pages.data?.pages.flatMap(page => [...page.entries]) ?? []
  if (pages.error && !pages.data) return <ErrorState error={pages.error} retry={pages.refetch} />
  if (pages.isPending) return <Loading rows={6} />
  if (entries.length === 0) return <EmptyState text={t(hqSiteId === null ? 'emptyInbox' : 'emptyParcels')} />
  return (
    <>
      <ul className="hq-inbox" aria-label={t('rows')}>
        {entries.map(entry => (
          <li key={entry.id}>
            <Entry entry={entry} named={hqSiteId === null} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button
          loading={pages.isFetchingNextPage}
          onClick={() => {
            // A page that could not be read is shown by the query.
            pages.fetchNextPage().catch(() => undefined)
          }}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}

const Entry = ({ entry, named }: { readonly entry: InboxEntry; readonly named: boolean }) =>
  entry.kind === 'parcel' ? <Parcel parcel={entry} named={named} /> : <Refusal refusal={entry} />

function Parcel({ parcel, named }: { readonly parcel: InboxParcel; readonly named: boolean }) {
  const t = useTexts(texts)
  const { applied, duplicates, heldBack, files, forks, gaps } = parcel
  const waits = gaps.length > 0
  const counts = [
    applied > 0 ? t('applied', { count: applied }) : undefined,
    duplicates > 0 ? t('duplicates', { count: duplicates }) : undefined,
    files > 0 ? t('files', { count: files }) : undefined,
  ].filter(part => part !== undefined)
  return (
    <>
      <span className="hq-when">
        <Time at={parcel.at} />
      </span>
      <span className="hq-tags">
        <StateTag tone={waits ? 'dueSoon' : 'done'}>{t(waits ? 'waits' : 'used')}</StateTag>
        {heldBack > 0 ? <StateTag tone="dueSoon">{t('heldBack', { count: heldBack })}</StateTag> : null}
        {forks > 0 ? <StateTag tone="danger">{t('forks', { count: forks })}</StateTag> : null}
      </span>
      <span className="hq-what">
        {named ? (
          <>
            <Link to={sitePath(parcel.hqSiteId)}>{parcel.siteName}</Link>{' '}
            <span className="desk-soft">{parcel.siteCode}</span>{' '}
          </>
        ) : null}
        {counts.length === 0 && !waits ? t('nothingNew') : counts.join(' · ')}
        {gaps.map(({ incarnation, from, to }) => (
          <span key={`${incarnation}/${from}`} className="hq-gap">
            {' '}
            {t('gap', { from, to })}
          </span>
        ))}
      </span>
      <span className="hq-about desk-soft desk-figures">
        {parcel.last && parcel.number === 1 ? null : <>{t('part', { number: parcel.number })} · </>}
        {formatSize(parcel.bytes)} · {t('madeAt')} <Time at={parcel.createdAt} />
      </span>
    </>
  )
}

function Refusal({ refusal }: { readonly refusal: InboxRefusal }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { code, params } = refusal
  return (
    <>
      <span className="hq-when">
        <Time at={refusal.at} />
      </span>
      <StateTag tone="overdue">{t('refused')}</StateTag>
      <span className="hq-what">
        <strong>{refusal.name}</strong> {isErrorCode(code) ? errorText(code, params, language) : code}
      </span>
    </>
  )
}
