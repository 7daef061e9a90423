import { Button, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { BatchDetail, HandoverVisitRow } from '../../../main/contract/handover.ts'
import { HandoverVisitState, visitStates } from '../../../main/contract/handover.ts'
import { visitStateWords } from '../../../main/contract/handover-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { usePages } from '../../components/split-list/usePages.ts'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useWord } from '../cases/words.ts'
import { AddHomes } from './AddHomes.tsx'
import { useBuildings } from './DayRows.tsx'
import { HomeLine } from './HomeLine.tsx'
import { NoticesBar } from './NoticesBar.tsx'
import { homeTexts } from './home-texts.ts'
import { VisitPanel } from './VisitPanel.tsx'

const lacks = ['address', 'notice', 'receipt', 'appointment'] as const
const Address = z.object({
  building: Id.optional(),
  state: HandoverVisitState.optional(),
  lacks: z.enum(lacks).optional(),
  home: Id.optional(),
})
const most = 500

/** Homes of a handover, or of those handed over by themselves, with what each still lacks before its day. */
export function HomesTab({ batch }: { readonly batch: BatchDetail | null }) {
  const t = useTexts(homeTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const works = may('handover.work')
  const plans = may('handover.plan') && batch?.ended !== true
  const batchId = batch?.id ?? null
  const [{ building, state, lacks: lacking, home }, change] = useAddress(Address)
  const [ticked, setTicked] = useState<ReadonlyMap<string, HandoverVisitRow>>(new Map())
  const [adding, setAdding] = useState(false)
  const every = useBuildings()
  const filter = {
    batchId,
    ...(building === undefined ? {} : { buildingId: building }),
    ...(state === undefined ? {} : { state }),
    ...(lacking === undefined ? {} : { lacks: lacking }),
  }
  const list = usePages<HandoverVisitRow>(
    trpc.handover.visits.queryKey({ ...filter, limit: 200 }),
    (after, signal) =>
      client.handover.visits.query(
        { ...filter, limit: 200, ...(after === undefined ? {} : { after }) },
        { signal },
      ),
  )
  const tick = (row: HandoverVisitRow) =>
    setTicked(current => {
      const next = new Map(current)
      if (!next.delete(row.id)) next.set(row.id, row)
      return next
    })
  const tickAll = async () => {
    const found = new Map<string, HandoverVisitRow>()
    let after: string | undefined
    do {
      const page = await client.handover.visits.query({
        ...filter,
        limit: most,
        ...(after === undefined ? {} : { after }),
      })
      for (const row of page.rows) found.set(row.id, row)
      after = page.next ?? undefined
    } while (after !== undefined && found.size < 2000)
    setTicked(found)
  }
  const chosen = list.rows.find(({ id }) => id === home)
  useHotkey({ keys: 'X', label: t('tick'), disabled: !works || !chosen }, () => chosen && tick(chosen))
  useHotkey({ keys: 'Ctrl A', label: t('tickAll'), inFields: false, disabled: !works }, () => {
    tickAll().catch(reportError)
  })
  useHotkey({ keys: 'N', label: t('addHomes'), disabled: !plans || adding }, () => setAdding(true))
  const narrowed = building !== undefined || state !== undefined || lacking !== undefined
  const add = plans ? (
    <Button type={list.rows.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
      {t('addHomes')} <KeyHint keys="N" />
    </Button>
  ) : null
  const buildings = batch ? batch.buildings.map(({ id, name }) => ({ value: id, label: name })) : every
  const open = home !== undefined || ticked.size > 0
  return (
    <div className="handover-homes">
      <div className="handover-actions" role="group" aria-label={t('filters')}>
        <Select
          className="handover-filter"
          aria-label={t('building')}
          allowClear
          placeholder={t('building')}
          value={building ?? null}
          options={buildings}
          onChange={value => change({ building: value ?? '' })}
        />
        <Select
          className="handover-filter"
          aria-label={t('lacks')}
          allowClear
          placeholder={t('lacks')}
          value={lacking ?? null}
          options={lacks.map(value => ({ value, label: t(`lacks.${value}`) }))}
          onChange={value => change({ lacks: value ?? '' })}
        />
        <Select
          className="handover-filter"
          aria-label={t('state')}
          allowClear
          placeholder={t('state')}
          value={state ?? null}
          options={visitStates.map(value => ({ value, label: word(visitStateWords[value]) }))}
          onChange={value => change({ state: value ?? '' })}
        />
        {list.rows.length > 0 && works ? (
          <Button
            onClick={() => {
              tickAll().catch(reportError)
            }}
          >
            {t('tickAll')} <KeyHint keys="Ctrl A" />
          </Button>
        ) : null}
        {list.rows.length > 0 || narrowed ? add : null}
      </div>
      {list.error ? <ErrorState error={list.error} retry={list.retry} /> : null}
      {list.loading ? <Loading rows={8} rowHeight={56} /> : null}
      {!list.loading && !list.error && list.rows.length === 0 ? (
        <EmptyState
          text={t(narrowed ? 'nothingFits' : batch ? 'noHomes' : 'noSingles')}
          action={narrowed ? null : add}
        />
      ) : null}
      {list.rows.length > 0 ? (
        <div className={open ? 'two-panes two-panes-open' : 'two-panes'}>
          <div className="two-panes-list">
            <VirtualList
              items={list.rows}
              keyOf={row => row.id}
              label={t('part.homes')}
              rowHeight={56}
              selected={home}
              onSelect={row => change({ home: row.id })}
              onEnd={list.more}
              hasMore={list.hasMore}
              keyLabels={{ next: t('nextHome'), previous: t('previousHome') }}
              render={row => (
                <HomeLine
                  home={row}
                  {...(works ? { tick: { on: ticked.has(row.id), onChange: () => tick(row) } } : {})}
                />
              )}
            />
          </div>
          <div className="two-panes-detail">
            {ticked.size > 0 ? (
              <NoticesBar
                homes={[...ticked.values()]}
                batchId={batchId}
                onUntick={() => setTicked(new Map())}
              />
            ) : home !== undefined ? (
              <VisitPanel key={home} visitId={home} batch={batch} onClose={() => change({ home: '' })} />
            ) : (
              <p className="two-panes-choose">{t('chooseHome')}</p>
            )}
          </div>
        </div>
      ) : null}
      {adding ? <AddHomes batchId={batchId} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}
