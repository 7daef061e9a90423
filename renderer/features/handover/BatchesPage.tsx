import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { BatchRow } from '../../../main/contract/handover.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { BatchForm } from './BatchForm.tsx'
import './handover.css'
import { HandoverTabs } from './HandoverTabs.tsx'
import { batchPath } from './paths.ts'
import { texts } from './texts.ts'

/** Handovers that are planned, run or are over, each with how far its homes are. */
export function BatchesPage() {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const plans = useMay()('handover.plan')
  const list = useQuery(useTRPC().handover.batches.queryOptions())
  const [adding, setAdding] = useState(false)
  useHotkey({ keys: 'N', label: t('newBatch'), disabled: !plans || adding }, () => setAdding(true))
  const add = plans ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('newBatch')} <KeyHint keys="N" />
    </Button>
  ) : null
  const rows = list.data ?? []
  return (
    <Page title={t('title')} actions={rows.length > 0 ? add : null} aside={<HandoverTabs />}>
      {list.error && !list.data ? <ErrorState error={list.error} retry={list.refetch} /> : null}
      {list.isPending ? <Loading rows={4} rowHeight={84} /> : null}
      {list.data?.length === 0 ? <EmptyState text={t('noBatches')} action={add} /> : null}
      <ul className="handover-batches" aria-label={t('title')}>
        {rows.map(batch => (
          <BatchLine key={batch.id} batch={batch} />
        ))}
      </ul>
      {adding ? (
        <BatchForm
          batch={undefined}
          onClose={() => setAdding(false)}
          onSaved={batchId => {
            Promise.resolve(navigate(batchPath(batchId))).catch(reportError)
          }}
        />
      ) : null}
    </Page>
  )
}

function BatchLine({ batch }: { readonly batch: BatchRow }) {
  const t = useTexts(texts)
  const { id, name, firstDay, lastDay, ended, overdueTasks, figures, target } = batch
  const { homes, states } = figures
  return (
    <li>
      <Link to={batchPath(id)} className="handover-batch">
        <span className="handover-batch-head">
          <strong>{name}</strong>
          <span className="desk-figures desk-soft">
            {firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`}
          </span>
          {ended ? <StateTag tone="off">{t('over')}</StateTag> : null}
          {overdueTasks > 0 ? (
            <StateTag tone="overdue">{t('overdueTasks', { count: overdueTasks })}</StateTag>
          ) : null}
        </span>
        <Progress done={states.accepted} of={homes} target={target} />
        <span className="handover-figures desk-figures">
          <span>{t('homes', { count: homes })}</span>
          <span>{t('accepted', { count: states.accepted })}</span>
          <span>{t('refused', { count: states.refused })}</span>
          <span>{t('absent', { count: states.absent })}</span>
          <span>{t('appointed', { count: figures.appointed })}</span>
          <span>{t('posted', { count: figures.posted })}</span>
        </span>
      </Link>
    </li>
  )
}

/** How many homes are handed over, with the mark of what was aimed at. */
export function Progress({
  done,
  of,
  target,
}: {
  readonly done: number
  readonly of: number
  readonly target: number | null
}) {
  const t = useTexts(texts)
  const rate = of === 0 ? 0 : Math.round((done * 1000) / of) / 10
  return (
    <span className="handover-progress">
      <span className="handover-bar" aria-hidden="true">
        <span style={{ width: `${rate}%` }} />
        {target === null ? null : <i style={{ left: `${target}%` }} />}
      </span>
      <span className="desk-figures">{target === null ? `${rate}%` : t('rateOf', { rate, target })}</span>
    </span>
  )
}
