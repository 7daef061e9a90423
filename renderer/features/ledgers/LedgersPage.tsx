import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { z } from 'zod'
import { type LedgerInfo, LedgerFilter, LedgerName, type LedgerRow } from '../../../main/contract/ledgers.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import './ledgers.css'
import { texts } from './texts.ts'
import { useLedgerFilterWords } from './useLedgerFilterWords.ts'

const Address = LedgerFilter.extend({
  ledger: LedgerName.optional(),
  columns: z.literal('all').optional(),
})
const pageSize = 100

/** Every register of the desk: choose one, narrow it, look at its first rows, print it or take it away as a file. */
export function LedgersPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [{ ledger: name, columns, ...filter }, change] = useAddress(Address)
  const ledgers = useQuery(trpc.ledgers.list.queryOptions(undefined, { staleTime: 60_000 }))
  if (!ledgers.data) {
    return (
      <Page title={t('title')}>
        {ledgers.error ? <ErrorState error={ledgers.error} retry={ledgers.refetch} /> : <Loading rows={10} />}
      </Page>
    )
  }
  const ledger = ledgers.data.find(one => one.name === name) ?? ledgers.data[0]
  if (!ledger) return null
  return (
    <ShownLedger
      ledger={ledger}
      ledgers={ledgers.data}
      filter={filter}
      allColumns={columns === 'all'}
      change={change}
    />
  )
}

interface ShownLedgerProps {
  readonly ledger: LedgerInfo
  readonly ledgers: readonly LedgerInfo[]
  readonly filter: LedgerFilter
  /** Those that paper has no room for too. */
  readonly allColumns: boolean
  change(changes: Readonly<Record<string, string | undefined>>): void
}

function ShownLedger({ ledger, ledgers, filter, allColumns, change }: ShownLedgerProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const filterWords = useLedgerFilterWords(ledger, filter)
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const ledgerKey = [...trpc.ledgers.page.pathKey(), ledger.name] as const
  const pages = useInfiniteQuery({
    queryKey: [...ledgerKey, filter, language],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: before, signal }) =>
      client.ledgers.page.query(
        { ledger: ledger.name, language, filter, before, limit: pageSize },
        { signal },
      ),
    getNextPageParam: page => page.next ?? undefined,
    // Rows of another ledger have other columns.
    placeholderData: (before, query) =>
      query?.queryKey[ledgerKey.length - 1] === ledger.name ? before : undefined,
  })
  const rows: LedgerRow[] = pages.data?.pages.flatMap(page => [...page.rows]) ?? []
  const narrowed = Object.keys(filter).length > 0
  const words = ledger.words[language]
  return (
    <Page
      title={t('title')}
      fill
      actions={
        may('export.run') ? (
          <ExportMenu
            key={ledger.name}
            start={format =>
              start.mutateAsync({
                ledger: ledger.name,
                filter,
                filterWords,
                format,
                language,
                title: words,
              })
            }
          />
        ) : null
      }
      aside={
        <>
          <LedgerFilters key={ledger.name} ledger={ledger} filter={filter} change={change} />
          {ledger.columns.some(column => column.screenOnly) ? (
            <Checkbox
              checked={allColumns}
              onChange={event => change({ columns: event.target.checked ? 'all' : undefined })}
            >
              {t('allColumns')}
            </Checkbox>
          ) : null}
        </>
      }
    >
      <div className="ledgers">
        {/* Stays while the ledger beside it changes, and with it the focus of whoever chose by keyboard. */}
        <nav className="ledger-names" aria-label={t('choose')}>
          {ledgers.map(one => (
            <button
              key={one.name}
              type="button"
              aria-pressed={one.name === ledger.name}
              className={one.name === ledger.name ? 'ledger-name ledger-name-on' : 'ledger-name'}
              // What one ledger knows of states and recipients another does not.
              onClick={() => change({ ledger: one.name, state: undefined, recipient: undefined })}
            >
              {one.words[language]}
            </button>
          ))}
        </nav>
        <section className="ledger" aria-label={words}>
          {pages.error && !pages.data ? (
            <ErrorState error={pages.error} retry={pages.refetch} />
          ) : pages.isPending ? (
            <Loading rows={10} />
          ) : rows.length === 0 ? (
            <EmptyState text={t(narrowed ? 'emptyFiltered' : 'empty')} />
          ) : (
            <>
              <LedgerTable
                key={ledger.name}
                ledger={ledger}
                rows={rows}
                allColumns={allColumns}
                stale={pages.isPlaceholderData}
              />
              <p className="ledger-foot desk-soft" role="status">
                {pages.hasNextPage ? (
                  <>
                    {t('shown', { count: rows.length })}{' '}
                    <Button
                      size="small"
                      loading={pages.isFetchingNextPage}
                      onClick={() => {
                        // A page that could not be read is shown by the query.
                        pages.fetchNextPage().catch(() => undefined)
                      }}
                    >
                      {t('more')}
                    </Button>
                  </>
                ) : (
                  t('all', { count: rows.length })
                )}
              </p>
            </>
          )}
        </section>
      </div>
    </Page>
  )
}
