import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { formatSize } from '../cases/files/size.ts'
import { saidBy } from './SaidPart.tsx'
import { texts } from './texts.ts'

/** Bundles that were written and receipts that were read, latest first. */
export function HistoryPart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const history = useInfiniteQuery(
    trpc.sync.history.infiniteQueryOptions(
      {},
      {
        initialCursor: null,
        getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.at ?? null) : null),
      },
    ),
  )
  const entries = history.data?.pages.flatMap(page => page.entries) ?? []
  return (
    <section className="settings-part" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {history.error && !history.data ? <ErrorState error={history.error} retry={history.refetch} /> : null}
      {history.isPending ? <Loading rows={2} rowHeight={36} /> : null}
      {history.data && entries.length === 0 ? <p className="desk-soft">{t('historyNone')}</p> : null}
      <ul className="sync-history">
        {entries.map(entry => (
          <li key={entry.id}>
            <Time at={entry.at} as="moment" />
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {history.hasNextPage ? (
        <div className="settings-buttons">
          <Button
            loading={history.isFetchingNextPage}
            onClick={() => history.fetchNextPage().catch(reportError)}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Entry({ entry }: { readonly entry: Outputs['sync']['history']['entries'][number] }) {
  const t = useTexts(texts)
  if (entry.kind === 'sent')
    return (
      <>
        <strong>{t('historySent')}</strong>
        <span>
          {t(`content.${entry.content}`)} ·{' '}
          {t('sentText', {
            operations: entry.operations,
            files: entry.files,
            size: formatSize(entry.bytes),
          })}
        </span>
        <StateTag tone={entry.confirmed ? 'done' : 'waiting'}>
          {t(entry.confirmed ? 'confirmed' : 'notConfirmed')}
        </StateTag>
      </>
    )
  const said = saidBy(entry.said)
  return (
    <>
      <strong>{t('historyReceipt', { number: entry.number })}</strong>
      <span>
        {said.length === 0
          ? t('historyWell')
          : t('historyTrouble', { list: said.map(({ what, count }) => t(what, { count })).join(' · ') })}
      </span>
    </>
  )
}
