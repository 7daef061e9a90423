import { useQuery } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import type { BatchRow } from '../../../main/contract/handover.ts'
import type { HandoverBoard } from '../../../main/contract/handover-day.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { errorText, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MoreMenu } from '../../components/MoreMenu.tsx'
import { Page } from '../../components/Page.tsx'
import './day.css'
import { dayTexts } from './day-texts.ts'
import { FamilyField } from './FamilyField.tsx'
import './handover.css'
import { HandoverTabs } from './HandoverTabs.tsx'
import { handoverPaths } from './paths.ts'
import { CardPanel } from './CardPanel.tsx'
import { StationColumns } from './StationColumns.tsx'

const Address = z.object({
  batch: Id.optional(),
  single: z.literal('yes').optional(),
  visit: Id.optional(),
  station: z.string().max(60).optional(),
})
/** Waiting times change by themselves, in milliseconds. */
const askAgain = 30_000

/** The batch whose day it is, else the one that comes first. */
export function usualBatch(batches: readonly BatchRow[], today: string): string | undefined {
  const running = batches.filter(({ ended }) => !ended)
  const here = running.find(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay)
  return (here ?? running[0])?.id
}

/** The day of handover: check-in in one field, stations with their queues, the chosen family beside. */
export function DayPage() {
  const t = useTexts(dayTexts)
  const trpc = useTRPC()
  const today = formatDay(useNow())
  const [{ batch, single, visit, station }, change] = useAddress(Address)
  const batches = useQuery(trpc.handover.batches.queryOptions())
  const rows = batches.data ?? []
  const batchId = single ? null : (batch ?? usualBatch(rows, today))
  const board = useQuery(
    trpc.handover.board.queryOptions(
      { batchId: batchId ?? null },
      { enabled: batchId !== undefined, refetchInterval: askAgain },
    ),
  )
  const choose = (visitId: string) => change({ visit: visitId })
  const options = [
    ...rows.filter(one => !one.ended || one.id === batch).map(({ id, name }) => ({ value: id, label: name })),
    { value: 'single', label: t('single') },
  ]
  const shown = batchId === undefined ? undefined : board.data
  return (
    <Page
      title={t('title')}
      beside={
        batches.data ? (
          <Select
            className="handover-filter"
            aria-label={t('batch')}
            value={batchId === null ? 'single' : (batchId ?? null)}
            options={options}
            onChange={value =>
              change(
                value === 'single'
                  ? { single: 'yes', batch: '', visit: '', station: '' }
                  : { single: '', batch: value ?? '', visit: '', station: '' },
              )
            }
          />
        ) : null
      }
      actions={batchId === undefined ? null : <DayActions batchId={batchId} today={today} />}
      aside={
        <>
          <HandoverTabs />
          {shown ? <DayFigures board={shown} /> : null}
        </>
      }
    >
      <ErrorNote error={batches.data ? null : batches.error} retry={batches.refetch} />
      {batchId === undefined && batches.data ? (
        <EmptyState text={t('noBatch')} action={<Link to={handoverPaths.batches}>{t('toBatches')}</Link>} />
      ) : null}
      {board.error && !board.data ? <ErrorState error={board.error} retry={board.refetch} /> : null}
      {batches.isPending || (batchId !== undefined && board.isPending) ? <Loading rows={8} /> : null}
      {shown && batchId !== undefined ? (
        <div className={visit ? 'handover-floor handover-floor-open' : 'handover-floor'}>
          <div className="handover-floor-left">
            <FamilyField key={batchId} batchId={batchId} autoFocus={visit === undefined} onPick={choose} />
            <StationColumns
              board={shown}
              chosen={visit}
              station={station}
              onChoose={choose}
              onStation={id => change({ station: id ?? '' })}
            />
          </div>
          <div className="handover-floor-right">
            {visit ? (
              <CardPanel
                key={visit}
                visitId={visit}
                stations={shown.stations}
                onClose={() => change({ visit: '' })}
              />
            ) : (
              <p className="handover-choose">{t('chooseFamily')}</p>
            )}
          </div>
        </div>
      ) : null}
    </Page>
  )
}

function DayFigures({ board }: { readonly board: HandoverBoard }) {
  const t = useTexts(dayTexts)
  return (
    <p className="handover-figures desk-figures">
      <strong>{board.day}</strong>
      <span>{t('expected', { count: board.expected })}</span>
      <span>{t('arrived', { count: board.arrived })}</span>
      <span>{t('inside', { count: board.families.length })}</span>
      <span>{t('acceptedCount', { count: board.total.accepted })}</span>
      <span>{t('refusedCount', { count: board.total.refused })}</span>
    </p>
  )
}

function DayActions({ batchId, today }: { readonly batchId: string | null; readonly today: string }) {
  const t = useTexts(dayTexts)
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const works = useMay()('handover.work')
  const mark = useCommand(trpc.handover.markAbsent)
  const asked = batchId === null ? '' : `?batch=${batchId}`
  const ask = async () => {
    if (batchId === null) return
    const { rows } = await client.handover.visits.query({
      batchId,
      day: today,
      state: 'planned',
      limit: 500,
    })
    if (rows.length === 0) {
      message.info(t('markAbsentNone'))
      return
    }
    modal.confirm({
      title: t('markAbsentQuestion', { count: rows.length }),
      content: rows
        .slice(0, 20)
        .map(({ number }) => number)
        .join(' · '),
      okText: t('markAbsent'),
      cancelText: t('cancel'),
      async onOk() {
        const { marked } = await mark.run({ batchId, day: today, visitIds: rows.map(({ id }) => id) })
        message.success(t('marked', { count: marked }))
      },
    })
  }
  return (
    <>
      {hasPage(handoverPaths.wall) && batchId !== null ? (
        <Link className="handover-link" to={`${handoverPaths.wall}${asked}`}>
          {t('wall')}
        </Link>
      ) : null}
      {hasPage(handoverPaths.report) ? (
        <Link
          className="handover-link"
          to={`${handoverPaths.report}${batchId === null ? '?single=yes' : asked}`}
        >
          {t('report')}
        </Link>
      ) : null}
      <MoreMenu
        label={t('moreToDo')}
        items={works && batchId !== null ? [{ key: 'absent', label: t('markAbsent') }] : []}
        onChoose={() => {
          ask().catch((error: unknown) => message.error(errorText(error, language)))
        }}
      />
    </>
  )
}
