import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import type { SourceRow } from '../../../main/contract/leak-sources.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useWord } from '../cases/words.ts'
import { SeverityTag } from '../leaks/LeakTags.tsx'
import '../leaks/leaks.css'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { SourcePanel } from './SourcePanel.tsx'
import './sources.css'
import { texts } from './texts.ts'

const Address = z.object({ source: Id.optional() })

/** Likely sources of leaks: those of several homes first; one with its evidence and its work at the right. */
export function SourcesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [{ source }, change] = useAddress(Address)
  const found = useQuery(trpc.leakSources.open.queryOptions())
  const rows = found.data ?? []
  // Who comes by a leak of it, or whose source became part of another, is led to what it is now.
  const chosen = rows.find(row => row.id === source || row.homes.some(home => home.caseId === source))
  const select = (row: SourceRow) => change({ source: row.id })
  return (
    <Page title={t('title')} fill aside={<LeaksTabs />}>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={6} rowHeight={64} /> : null}
      {found.data?.length === 0 && source === undefined ? <EmptyState text={t('empty')} /> : null}
      {rows.length > 0 || source !== undefined ? (
        <div
          className={
            source === undefined ? 'two-panes source-panes' : 'two-panes source-panes two-panes-open'
          }
        >
          <div className="two-panes-list">
            {rows.length > 0 ? (
              <VirtualList
                items={rows}
                keyOf={row => row.id}
                label={t('title')}
                rowHeight={64}
                selected={chosen?.id}
                onSelect={select}
                onOpen={select}
                keyLabels={{ next: t('next'), previous: t('previous') }}
                render={row => <SourceLine row={row} />}
              />
            ) : null}
          </div>
          <div className="two-panes-detail">
            {source === undefined ? (
              <p className="two-panes-choose">{t('choose')}</p>
            ) : (
              <SourcePanel
                key={chosen?.id ?? source}
                sourceId={chosen?.id ?? source}
                others={rows}
                onClose={() => change({ source: undefined })}
              />
            )}
          </div>
        </div>
      ) : null}
    </Page>
  )
}

function SourceLine({ row }: { readonly row: SourceRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const [home] = row.homes
  const alone = row.homes.length === 1
  return (
    <div className="source-line">
      <div className="source-head">
        <strong>{alone ? (home?.unitNumber ?? home?.number) : (row.buildingName ?? '—')}</strong>
        <span>
          {word(sourceKindWords[row.kind])}
          {row.stacks.length > 0 ? ` · ${t('stacks', { stacks: row.stacks.join(comma()) })}` : ''}
        </span>
        <SeverityTag severity={row.severity} />
        {row.decided ? <StateTag tone="done">{t('decided')}</StateTag> : null}
      </div>
      {alone ? null : (
        <div className="desk-soft desk-figures">
          {t('openOf', { open: row.open, all: row.homes.length })}
          {row.decided ? '' : ` · ${t('sure', { percent: Math.round(row.confidence * 100) })}`}
          {` · ${row.homes.map(one => one.unitNumber ?? one.number).join(comma())}`}
        </div>
      )}
    </div>
  )
}
