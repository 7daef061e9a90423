import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import { DrillsTab } from './DrillsTab.tsx'
import { MaterialsTab } from './MaterialsTab.tsx'
import { PatrolsTab } from './PatrolsTab.tsx'
import { PlanTab } from './PlanTab.tsx'
import { ReadinessPart } from './ReadinessPart.tsx'
import { RosterTab } from './RosterTab.tsx'
import './season.css'
import { texts } from './texts.ts'

const tabs = ['plan', 'roster', 'materials', 'patrols', 'drills'] as const
/**
 * `show=due` leaves only points that are to be checked, `point` is the one that is chosen, as Today links to them; `round`
 * is the round that is open.
 */
const Address = z.object({
  tab: z.enum(tabs).optional(),
  show: z.literal('due').optional(),
  point: Id.optional(),
  round: Id.optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
})

/** How the site prepares for the rain: what is missing on top, its parts below. */
export function SeasonPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ tab = 'plan', show, point, round, month }, change] = useAddress(Address)
  const plan = useQuery(trpc.season.plan.queryOptions({}))
  const readiness = useQuery(trpc.season.readiness.queryOptions({}))
  const start = useCommand(trpc.season.start)
  const [today] = useState(() => formatDay(Date.now()))
  const year = readiness.data?.year ?? Number(today.slice(0, 4))
  const edits = may('season.edit')
  const season = plan.data ?? null
  const changes = edits && season !== null && season.state !== 'over'
  const content = () => {
    if (tab === 'materials') return <MaterialsTab />
    if (tab === 'patrols')
      return (
        <PatrolsTab
          onlyDue={show === 'due'}
          point={point}
          round={round}
          onRound={roundId => change({ round: roundId ?? '' })}
          onShow={only => change({ show: only ? 'due' : '', point: '' })}
        />
      )
    if (tab === 'drills') return <DrillsTab />
    if (tab === 'roster')
      return (
        <RosterTab
          season={season}
          edits={changes}
          month={month ?? today.slice(0, 7)}
          onMonth={chosen => change({ month: chosen })}
        />
      )
    return season ? <PlanTab season={season} edits={changes} /> : null
  }
  return (
    <Page title={t('title')} aside={<LeaksTabs />}>
      <div className="season">
        {readiness.error && !readiness.data ? (
          <ErrorState error={readiness.error} retry={readiness.refetch} />
        ) : null}
        {readiness.isPending || plan.isPending ? <Loading rows={3} /> : null}
        {readiness.data?.seasonId ? <ReadinessPart readiness={readiness.data} edits={edits} /> : null}
        {readiness.data && plan.data === null ? (
          <EmptyState
            text={t(edits ? 'noPlan' : 'noPlanRead', { year })}
            action={
              edits ? (
                <Button
                  type="primary"
                  loading={start.pending}
                  onClick={() => start.send({ seasonId: newId(), year })}
                >
                  {t('start', { year })}
                </Button>
              ) : null
            }
          />
        ) : null}
        <ErrorNote error={start.error} />
        <Segmented
          aria-label={t('tabs')}
          value={tab}
          options={tabs.map(value => ({ value, label: t(`tab.${value}`) }))}
          onChange={chosen =>
            change({ tab: chosen === 'plan' ? '' : chosen, show: '', point: '', round: '' })
          }
        />
        {content()}
      </div>
    </Page>
  )
}
