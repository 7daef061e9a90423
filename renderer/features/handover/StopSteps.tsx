import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { HandoverBoard, RouteCard } from '../../../main/contract/handover-day.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { isComposing, useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { dayTexts } from './day-texts.ts'
import { minutesSince } from './StationColumns.tsx'

interface StopStepsProps {
  readonly card: RouteCard
  readonly stations: HandoverBoard['stations']
  readonly works: boolean
}

/** The counter this computer called to last, by station: whoever sits there calls to it again. */
const lastCounter = new Map<string, number>()

/** Where the family is on its route, and the next step there: `Enter` takes it. */
export function StopSteps({ card, stations, works }: StopStepsProps) {
  const t = useTexts(dayTexts)
  const now = useNow()
  const trpc = useTRPC()
  const call = useCommand(trpc.handover.callFamily)
  const serve = useCommand(trpc.handover.serve)
  const leave = useCommand(trpc.handover.leave)
  const stops = card.stops.filter(one => card.arrivedAt !== null && one.arrivedAt >= card.arrivedAt)
  const here = stops.find(({ leftAt }) => leftAt === null)
  const station = stations.find(({ id }) => id === here?.stationId)
  const most = station?.counters ?? 99
  /** What was typed, and at which station: the next one has counters of its own. */
  const [typed, setTyped] = useState<{ readonly at: string; readonly counter: number }>()
  const counter =
    typed !== undefined && typed.at === here?.stationId
      ? typed.counter
      : Math.min(lastCounter.get(here?.stationId ?? '') ?? 1, most)
  const been = new Set(stops.map(({ stationId }) => stationId))
  const place = stations.findIndex(({ id }) => id === here?.stationId)
  const left = stations.filter(({ id }) => !been.has(id))
  const next = stations.slice(place + 1).find(({ id }) => !been.has(id)) ?? left[0]
  const about = { visitId: card.id, stopId: here?.id ?? '' }
  const pending = call.pending || serve.pending || leave.pending
  const go = (stationId: string | undefined) =>
    leave.send({
      ...about,
      next: stationId === undefined ? null : { stopId: newId(), stationId },
    })
  const callTo = () => {
    lastCounter.set(here?.stationId ?? '', counter)
    call.send({ ...about, counter })
  }
  const step = () => {
    if (!here || pending) return
    if (here.servedAt !== null) go(next?.id)
    else if (here.calledAt !== null) serve.send(about)
    else callTo()
  }
  const open = works && here !== undefined
  useHotkey({ keys: 'Enter', label: t('keyNext'), disabled: !open }, event => {
    const { activeElement } = document
    const onControl =
      activeElement instanceof HTMLElement && activeElement.closest('button, a, input, select')
    if (!onControl && !isComposing(event)) step()
  })
  return (
    <section className="handover-steps">
      <ol className="handover-route" aria-label={t('route')}>
        {stops.map(one => (
          <li key={one.id} aria-current={one.leftAt === null ? 'step' : undefined}>
            <span>{one.stationName}</span>{' '}
            {one.leftAt === null ? (
              <StateTag tone={one.servedAt !== null ? 'plain' : 'waiting'}>
                {t(one.servedAt !== null ? 'served' : one.calledAt !== null ? 'called' : 'waits')}{' '}
                {t('minutes', {
                  minutes: minutesSince(one.servedAt ?? one.calledAt ?? one.arrivedAt, now),
                })}
                {one.counter === null ? '' : ` · ${t('counter', { counter: one.counter })}`}
              </StateTag>
            ) : (
              <span className="desk-soft">
                ✓ <Time at={one.leftAt} as="short" />
              </span>
            )}
          </li>
        ))}
        {left.map(one => (
          <li key={one.id} className="desk-soft">
            {one.name}
          </li>
        ))}
      </ol>
      {open && here ? (
        <div className="handover-actions">
          {here.servedAt !== null ? (
            <Button type="primary" loading={leave.pending} onClick={step}>
              {next ? t('next', { station: next.name }) : t('nextLast')} <KeyHint keys="Enter" />
            </Button>
          ) : (
            <>
              {here.calledAt === null && most > 1 ? (
                <InputNumber
                  aria-label={t('call')}
                  prefix={t('call')}
                  min={1}
                  max={most}
                  precision={0}
                  value={counter}
                  onChange={value => setTyped({ at: here.stationId, counter: value ?? 1 })}
                />
              ) : null}
              {here.calledAt === null ? (
                <Button type="primary" loading={call.pending} onClick={callTo}>
                  {t('stepCall')} <KeyHint keys="Enter" />
                </Button>
              ) : null}
              <Button
                type={here.calledAt === null ? 'default' : 'primary'}
                loading={serve.pending}
                onClick={() => serve.send(about)}
              >
                {t('begin')} {here.calledAt === null ? null : <KeyHint keys="Enter" />}
              </Button>
            </>
          )}
          <Select
            className="handover-filter"
            aria-label={t('toStation')}
            placeholder={t('toStation')}
            value={null}
            options={[
              ...stations
                .filter(({ id }) => id !== here.stationId)
                .map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: t('leaveHome') },
            ]}
            onChange={(value: string | null) => {
              if (value !== null) go(value === '' ? undefined : value)
            }}
          />
        </div>
      ) : null}
      <ErrorNote error={call.error ?? serve.error ?? leave.error} />
    </section>
  )
}
