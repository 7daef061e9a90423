import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PointRow } from '../../../main/contract/patrols.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { useBuildings } from '../visits/useBuildings.ts'
import { FaultForm } from './FaultForm.tsx'
import { PointChecks } from './PointChecks.tsx'
import { PointForm } from './PointForm.tsx'
import { RoundsPart } from './RoundsPart.tsx'
import { texts } from './texts.ts'

/** Of one line, and of the list at most, in pixels. */
const rowHeight = 56
const mostHeight = 420
const tones = { done: 'done', due: 'dueSoon', late: 'overdue', rest: 'off' } as const

interface PatrolsProps {
  readonly onlyDue: boolean
  readonly point: string | undefined
  /** The round beside the usual ones that is open. */
  readonly round: string | undefined
  onRound(roundId: string | undefined): void
  onShow(onlyDue: boolean): void
}

/** The patrol list: late points first, `X` good, `F` a fault that becomes a case; special rounds below. */
export function PatrolsTab({ onlyDue, point, round, onRound, onShow }: PatrolsProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const edits = may('season.edit')
  const found = useQuery(trpc.patrols.points.queryOptions({}))
  const buildings = useBuildings()
  const usual = useCommand(trpc.patrols.addUsual)
  const check = useCommand(trpc.patrols.check)
  const undo = useCommand(trpc.patrols.undoCheck)
  const offerUndo = useUndo('patrol')
  const [picked, setPicked] = useState(point)
  const [fault, setFault] = useState<PointRow>()
  const [editing, setEditing] = useState<{ point?: PointRow }>()
  const all = found.data ?? []
  const rows = onlyDue ? all.filter(({ state }) => state === 'due' || state === 'late') : all
  const chosen = rows.find(({ id }) => id === picked) ?? rows[0]
  const looks = may('leak.work') && chosen !== undefined && fault === undefined && editing === undefined
  const good = () => {
    if (!chosen || check.pending) return
    const checkId = newId()
    const next = rows[rows.indexOf(chosen) + 1]
    // A refusal stands in `check.error`.
    check.run({ checkId, place: { pointId: chosen.id }, outcome: 'good' }).then(
      () => {
        if (next) setPicked(next.id)
        offerUndo(t('checked', { name: nameOf(chosen) }), () => undo.run({ checkId }))
      },
      () => undefined,
    )
  }
  // It stays chosen though it moves down the list: photos of it come next.
  const report = () => {
    setPicked(chosen?.id)
    setFault(chosen)
  }
  useHotkey({ keys: 'X', label: t('good'), disabled: !looks }, good)
  useHotkey({ keys: 'F', label: t('fault'), disabled: !looks || !may('case.take') }, report)
  const usualButton =
    edits && buildings.length > 0 ? (
      <Button
        type="primary"
        loading={usual.pending}
        onClick={() => usual.send({ buildingIds: buildings.map(({ value }) => value) })}
      >
        {t('usualPoints')}
      </Button>
    ) : null
  return (
    <section>
      <div className="season-actions">
        <Button onClick={() => onShow(!onlyDue)}>{t(onlyDue ? 'showAll' : 'onlyDue')}</Button>
        {edits ? <Button onClick={() => setEditing({})}>{t('addPoint')}</Button> : null}
        <ExportRegister
          seen={{
            list: { list: 'patrol-points', due: onlyDue },
            title: t('tab.patrols'),
            words: onlyDue ? [t('onlyDue')] : [],
          }}
        />
        {looks ? (
          <>
            <Button type="primary" loading={check.pending} onClick={good}>
              {t('good')} <KeyHint keys="X" />
            </Button>
            {may('case.take') ? (
              <Button onClick={report}>
                {t('fault')} <KeyHint keys="F" />
              </Button>
            ) : null}
            {edits ? (
              <Button type="text" onClick={() => setEditing({ point: chosen })}>
                {t('change')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      <ErrorNote error={check.error ?? usual.error} />
      {round ? <RoundsPart points={all} shown={round} onShow={onRound} /> : null}
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={6} rowHeight={56} /> : null}
      {found.data && all.length === 0 ? <EmptyState text={t('patrolsEmpty')} action={usualButton} /> : null}
      {all.length > 0 && rows.length === 0 ? <EmptyState text={t('allDone')} /> : null}
      {rows.length > 0 ? (
        <div className="season-list" style={{ height: Math.min(mostHeight, rows.length * rowHeight + 2) }}>
          <VirtualList
            items={rows}
            keyOf={row => row.id}
            label={t('tab.patrols')}
            rowHeight={rowHeight}
            selected={chosen?.id}
            onSelect={row => setPicked(row.id)}
            onOpen={row => setPicked(row.id)}
            keyLabels={{ next: t('keyNext'), previous: t('keyPrevious') }}
            render={row => <PointLine point={row} />}
          />
        </div>
      ) : null}
      {chosen ? <PointChecks key={chosen.id} pointId={chosen.id} name={nameOf(chosen)} /> : null}
      {round ? null : <RoundsPart points={all} shown={round} onShow={onRound} />}
      {fault ? (
        <FaultForm name={nameOf(fault)} check={{ pointId: fault.id }} onClose={() => setFault(undefined)} />
      ) : null}
      {editing ? <PointForm {...editing} onClose={() => setEditing(undefined)} /> : null}
    </section>
  )
}

const nameOf = ({ buildingName, name, place }: PointRow) =>
  [buildingName, name, place].filter(one => one !== null && one !== '').join(' ')

function PointLine({ point }: { readonly point: PointRow }) {
  const t = useTexts(texts)
  const { state, dueDay, last } = point
  return (
    <div className="season-point">
      <strong>{nameOf(point)}</strong> <StateTag tone={tones[state]}>{t(`point.${state}`)}</StateTag>{' '}
      <span className="desk-soft">{t('due', { day: dueDay })}</span>
      <div className="desk-soft">
        {last ? (
          <>
            <Time at={last.at} /> {last.byName} {t(last.outcome)} {last.found}{' '}
            {last.caseId ? <Link to={casePath(last.caseId)}>{last.caseNumber}</Link> : null}
          </>
        ) : (
          t('never')
        )}
      </div>
    </div>
  )
}
