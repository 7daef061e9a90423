import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { FamilyOnBoard, HandoverBoard } from '../../../main/contract/handover-day.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { dayTexts } from './day-texts.ts'

interface StationColumnsProps {
  readonly board: HandoverBoard
  readonly chosen: string | undefined
  /** The only station that is shown; all where undefined. */
  readonly station: string | undefined
  onChoose(visitId: string): void
  onStation(station: string | undefined): void
}

export const minutesSince = (at: number, now: number) => Math.max(0, Math.floor((now - at) / 60_000))

/** Stations as columns, their queues below, who waits longest on top. `J` and `K` go from family to family. */
export function StationColumns({ board, chosen, station, onChoose, onStation }: StationColumnsProps) {
  const t = useTexts(dayTexts)
  const known = board.stations.some(({ id }) => id === station)
  const shown = known ? board.stations.filter(({ id }) => id === station) : board.stations
  const ids = new Set(board.stations.map(({ id }) => id))
  const lost = known ? [] : board.families.filter(({ stationId }) => !ids.has(stationId))
  const columns = shown.map(one => ({
    ...one,
    families: board.families.filter(({ stationId }) => stationId === one.id),
  }))
  const inOrder = [...columns.flatMap(({ families }) => families), ...lost]
  const move = (step: number) => {
    const at = inOrder.findIndex(({ visitId }) => visitId === chosen)
    const next = inOrder[at === -1 ? 0 : Math.max(0, Math.min(inOrder.length - 1, at + step))]
    if (next) onChoose(next.visitId)
  }
  const disabled = inOrder.length === 0
  useHotkey({ keys: 'J', label: t('nextFamily'), disabled }, () => move(1))
  useHotkey({ keys: 'K', label: t('previousFamily'), disabled }, () => move(-1))
  return (
    <>
      {known ? (
        <div>
          <Button size="small" onClick={() => onStation(undefined)}>
            {t('allStations')}
          </Button>
        </div>
      ) : null}
      <div className="handover-columns">
        {columns.map(({ families, ...one }) => (
          <section key={one.id} aria-label={one.name}>
            <button
              type="button"
              className="handover-column-head"
              title={t('onlyStation', { station: one.name })}
              onClick={() => onStation(known ? undefined : one.id)}
            >
              <strong>{one.name}</strong>
              <span className="desk-soft desk-figures">
                {t('waiting', { count: one.waiting })} · {t('serving', { count: one.serving })}
              </span>
              {one.bottleneck ? (
                <span className="handover-bottleneck">
                  ▲ {t('bottleneck')}{' '}
                  {one.longest === null ? '' : t('longest', { minutes: Math.floor(one.longest / 60_000) })}
                </span>
              ) : null}
            </button>
            {families.length === 0 ? <p className="desk-soft">{t('nobodyHere')}</p> : null}
            {families.map(family => (
              <Family
                key={family.stopId}
                family={family}
                chosen={family.visitId === chosen}
                onChoose={onChoose}
              />
            ))}
          </section>
        ))}
        {lost.length > 0 ? (
          <section aria-label={t('unknownStation')}>
            <div className="handover-column-head">
              <strong>{t('unknownStation')}</strong>
            </div>
            {lost.map(family => (
              <Family
                key={family.stopId}
                family={family}
                chosen={family.visitId === chosen}
                onChoose={onChoose}
              />
            ))}
          </section>
        ) : null}
      </div>
      {board.families.length === 0 && board.arrived === 0 ? <EmptyState text={t('nobodyYet')} /> : null}
    </>
  )
}

interface FamilyProps {
  readonly family: FamilyOnBoard
  readonly chosen: boolean
  onChoose(visitId: string): void
}

function Family({ family, chosen, onChoose }: FamilyProps) {
  const t = useTexts(dayTexts)
  const now = useNow()
  const here = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (chosen) here.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const states = { waiting: 'waits', called: 'called', served: 'served' } as const
  return (
    <button
      ref={here}
      type="button"
      className={`handover-family handover-family-${family.state}`}
      aria-pressed={chosen}
      onClick={event => {
        // Enter is the next step of the card now, not another press of this button.
        event.currentTarget.blur()
        onChoose(family.visitId)
      }}
    >
      <span className="handover-family-head desk-figures">
        <strong>{family.ticket ?? '—'}</strong> {family.number}
      </span>
      <span className="handover-family-name">{family.name ?? ''}</span>
      <span className="desk-soft desk-figures">
        {t(states[family.state])} {t('minutes', { minutes: minutesSince(family.since, now) })}
        {family.counter === null ? '' : ` · ${t('counter', { counter: family.counter })}`}
      </span>
    </button>
  )
}
