import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import type { BatchDetail } from '../../../main/contract/handover.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MoreMenu } from '../../components/MoreMenu.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { BatchForm } from './BatchForm.tsx'
import { Progress } from './BatchesPage.tsx'
import { Countdown } from './Countdown.tsx'
import { DaysTab } from './DaysTab.tsx'
import './handover.css'
import { HandoverTabs } from './HandoverTabs.tsx'
import { HomesTab } from './HomesTab.tsx'
import { handoverPaths } from './paths.ts'
import { texts } from './texts.ts'

const tabs = ['plan', 'homes', 'days'] as const
const Address = z.object({ tab: z.enum(tabs).optional() })

/** One handover: what has to be done until its first day, its homes, its days and stations. */
export function BatchPage() {
  const t = useTexts(texts)
  const { batchId = '' } = useParams()
  const known = Id.safeParse(batchId).success
  const found = useQuery({
    ...useTRPC().handover.batch.queryOptions({ batchId }, { enabled: known }),
    ...ofOneThing,
  })
  if (found.data) return <Batch batch={found.data} />
  return (
    <Page title={t('title')} aside={<HandoverTabs />}>
      {!known ? <EmptyState text={t('noSuchBatch')} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {known && found.isPending ? <Loading rows={8} /> : null}
    </Page>
  )
}

function Batch({ batch }: { readonly batch: BatchDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const plans = useMay()('handover.plan')
  const [{ tab = 'plan' }, change] = useAddress(Address)
  const [changing, setChanging] = useState(false)
  const end = useCommand(trpc.handover.endBatch)
  const { id: batchId, name, firstDay, lastDay, ended, overdueTasks, figures, target } = batch
  useHotkey({ keys: 'E', label: t('changeBatch'), disabled: !plans || changing }, () => setChanging(true))
  const finish = () => {
    end.run({ batchId, ended: !ended }).then(
      () => offerUndo(t(ended ? 'resumed' : 'nowOver', { name }), () => end.run({ batchId, ended })),
      () => undefined,
    )
  }
  const { states } = figures
  return (
    <Page
      title={name}
      fill={tab === 'homes'}
      beside={
        <span className="desk-soft desk-figures">
          {firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`}{' '}
          {ended ? <StateTag tone="off">{t('over')}</StateTag> : null}
        </span>
      }
      actions={
        <>
          {!ended && hasPage(handoverPaths.day) ? (
            <Link to={`${handoverPaths.day}?batch=${batchId}`} className="handover-link">
              {t('tab.day')}
            </Link>
          ) : null}
          {plans ? (
            <Button onClick={() => setChanging(true)}>
              {t('change')} <KeyHint keys="E" />
            </Button>
          ) : null}
          {plans ? (
            <MoreMenu
              label={t('more')}
              items={[{ key: 'end', label: t(ended ? 'resume' : 'end') }]}
              onChoose={finish}
            />
          ) : null}
        </>
      }
      aside={
        <>
          <HandoverTabs />
          <div className="handover-head">
            <Progress done={states.accepted} of={figures.homes} target={target} />
            <span className="handover-figures desk-figures">
              <span>{t('homes', { count: figures.homes })}</span>
              <span>{t('accepted', { count: states.accepted })}</span>
              <span>{t('refused', { count: states.refused })}</span>
              <span>{t('absent', { count: states.absent })}</span>
              <span>{t('verified', { count: figures.verified })}</span>
              <span>{t('posted', { count: figures.posted })}</span>
              <span>{t('received', { count: figures.received })}</span>
              <span>{t('appointed', { count: figures.appointed })}</span>
            </span>
          </div>
          <Segmented
            aria-label={t('parts')}
            value={tab}
            options={tabs.map(value => ({
              value,
              label:
                value === 'plan' && overdueTasks > 0
                  ? `${t('part.plan')} ▲${overdueTasks}`
                  : t(`part.${value}`),
            }))}
            onChange={chosen => change({ tab: chosen === 'plan' ? '' : chosen, home: '' })}
          />
        </>
      }
    >
      <ErrorNote error={end.error} />
      {tab === 'plan' ? <Countdown batch={batch} plans={plans} /> : null}
      {tab === 'homes' ? <HomesTab batch={batch} /> : null}
      {tab === 'days' ? <DaysTab batch={batch} /> : null}
      {changing ? <BatchForm batch={batch} onClose={() => setChanging(false)} /> : null}
    </Page>
  )
}
