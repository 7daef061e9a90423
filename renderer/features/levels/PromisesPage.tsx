import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Checkbox, Segmented } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import type { LedgerFilter } from '../../../main/contract/ledgers.ts'
import { promiseLists, type PromiseRow } from '../../../main/contract/promises.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { formatDay } from '../../app/format.ts'
import { useNow } from '../../app/now.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay, useMe } from '../../app/session.ts'
import '../../components/two-panes.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import '../cases/cases.css'
import { CaseView } from '../cases/case/CaseView.tsx'
import './levels.css'
import { PromiseTime } from './PromiseLine.tsx'
import { texts } from './texts.ts'

/** `by`: only promises in cases that this member of staff sees to. */
const Address = z.object({
  list: z.enum(promiseLists).optional(),
  promise: Id.optional(),
  by: Id.optional(),
})

/** What a list is called in the register of promises. */
function filterOf(list: (typeof promiseLists)[number], today: string): LedgerFilter {
  if (list === 'all') return {}
  return list === 'today' ? { state: 'open', until: today } : { state: list }
}

/** The ledger of promises; the case of the chosen one stands beside it. */
export function PromisesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const navigate = useNavigate()
  const me = useMe()
  const may = useMay()
  const now = useNow()
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const [{ list = 'open', promise, by }, change] = useAddress(Address)
  const question = { list, ...(by === undefined ? {} : { assignee: by }) }
  const found = useInfiniteQuery({
    queryKey: [...trpc.promises.list.queryKey(question), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.promises.list.query(
        { ...question, ...(pageParam === '' ? {} : { before: pageParam }) },
        { signal },
      ),
    getNextPageParam: last => last.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  const chosen = rows.find(row => row.id === promise)
  const open = (row: PromiseRow) => {
    const done = navigate(casePath(row.caseId))
    if (done instanceof Promise) done.catch(reportError)
  }
  return (
    <Page
      title={t('promisesTitle')}
      fill
      // The register knows nobody's own promises: paper and file are everybody's.
      actions={
        may('export.run') && by === undefined ? (
          <ExportMenu
            start={(format, language) =>
              start.mutateAsync({
                ledger: 'promises',
                filter: filterOf(list, formatDay(now)),
                filterWords: [t(`list.${list}`)],
                format,
                language,
                title: t('promisesTitle'),
              })
            }
          />
        ) : null
      }
      aside={
        <>
          <Segmented
            aria-label={t('promisesTitle')}
            value={list}
            options={promiseLists.map(value => ({ value, label: t(`list.${value}`) }))}
            onChange={value => change({ list: value, promise: undefined })}
          />
          <Checkbox
            checked={by !== undefined}
            onChange={({ target }) =>
              change({ by: target.checked ? me.staffId : undefined, promise: undefined })
            }
          >
            {t(by === undefined || by === me.staffId ? 'promisesMine' : 'promisesOfOne')}
          </Checkbox>
        </>
      }
    >
      <div className={chosen ? 'two-panes two-panes-open' : 'two-panes'}>
        <div className="two-panes-list">
          {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
          {found.isPending ? <Loading rows={8} rowHeight={64} /> : null}
          {found.data && rows.length === 0 ? <EmptyState text={t('promisesEmpty')} /> : null}
          {rows.length > 0 ? (
            <VirtualList
              items={rows}
              keyOf={row => row.id}
              label={t('promisesTitle')}
              rowHeight={72}
              selected={promise}
              onSelect={row => change({ promise: row.id })}
              onOpen={open}
              hasMore={found.hasNextPage}
              onEnd={() => {
                found.fetchNextPage().catch(reportError)
              }}
              keyLabels={{ next: t('next'), previous: t('previous') }}
              render={row => <PromiseRowView row={row} />}
            />
          ) : null}
        </div>
        <div className="two-panes-detail">
          {chosen ? (
            <CaseView key={chosen.caseId} caseId={chosen.caseId} beside />
          ) : (
            <p className="two-panes-choose">{t('choosePromise')}</p>
          )}
        </div>
      </div>
    </Page>
  )
}

function PromiseRowView({ row }: { readonly row: PromiseRow }) {
  const t = useTexts(texts)
  return (
    <div className="promise-row">
      <div className="care-line">
        {row.unitNumber ? <strong className="desk-figures">{row.unitNumber}</strong> : null}
        <span className="promise-who">{row.personName}</span>
        <PromiseTime promise={row} />
      </div>
      <div className="case-row-text" title={row.text ?? undefined}>
        {row.text ?? '—'}
      </div>
      <div className="care-line desk-soft">
        <span className="desk-figures">{row.caseNumber}</span>
        <span className="promise-who">
          {row.approver === null ? '' : t('approvedBy', { name: row.approver })}
        </span>
        <span>{row.assigneeName}</span>
      </div>
    </div>
  )
}
