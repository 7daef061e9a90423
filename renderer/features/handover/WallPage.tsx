import { useQuery } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import type { HandoverWall } from '../../../main/contract/handover-day.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { formatClock, formatDayWithWeekday, setSiteZone } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useConnection } from '../../app/live.ts'
import { useNow } from '../../app/now.ts'
import { SessionContext } from '../../app/session.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { useIdleLock } from '../session/useIdleLock.ts'
import { handoverPaths } from './paths.ts'
import { minutesSince } from './StationColumns.tsx'
import './wall.css'
import { wallTexts } from './wall-texts.ts'

const Address = z.object({ batch: Id.optional() })
/** Should news get lost, the board asks by itself, in milliseconds. */
const askAgain = 15_000
/** Calls that find room above, the latest first. */
const mostCalls = 4
/** Families of a station that find room on the board. */
const mostFamilies = 7

/**
 * The board in the hall, a departure board for families: who is called where, the queue of each station. Nothing to
 * press (Esc leads back), nobody's name; it goes on while the session behind it locks.
 */
export function WallPage() {
  const t = useTexts(wallTexts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const connection = useConnection()
  const [{ batch }] = useAddress(Address)
  const board = useQuery(
    trpc.handover.wall.queryOptions(
      { batchId: batch ?? '' },
      {
        enabled: batch !== undefined,
        refetchInterval: askAgain,
        refetchIntervalInBackground: true,
        gcTime: Number.POSITIVE_INFINITY,
      },
    ),
  )
  useWindowTitle(t('title'))
  useIdleLock(use(SessionContext) !== null)
  useHotkey({ keys: 'Escape', label: t('leave') }, () => {
    const back = batch === undefined ? handoverPaths.day : `${handoverPaths.day}?batch=${batch}`
    Promise.resolve(navigate(back)).catch(reportError)
  })
  const zone = board.data?.timeZone
  useEffect(() => {
    if (zone !== undefined) setSiteZone(zone)
  }, [zone])
  if (board.data) {
    const away = board.isError || connection === 'lost'
    return <Board board={board.data} knownAt={away ? board.dataUpdatedAt : undefined} />
  }
  return (
    <main className="hall" id="content">
      {batch === undefined ? <p role="status">{t('noBatch')}</p> : null}
      {board.error ? <ErrorState error={board.error} retry={board.refetch} /> : null}
    </main>
  )
}

interface BoardProps {
  readonly board: HandoverWall
  /** When it was last known, where the desk is away; UTC milliseconds. */
  readonly knownAt: number | undefined
}

function Board({ board, knownAt }: BoardProps) {
  const t = useTexts(wallTexts)
  const language = useLanguage()
  const now = useNow()
  const called = board.families.filter(({ state }) => state === 'called')
  const nameOf = (id: string) => board.stations.find(one => one.id === id)?.name ?? '—'
  const figures = [
    ['expected', board.expected],
    ['arrived', board.arrived],
    ['inside', board.families.length],
    ['accepted', board.accepted],
  ] as const
  return (
    <main className={knownAt === undefined ? 'hall' : 'hall hall-away'} id="content">
      <header className="hall-head">
        <h1>
          {board.site} {board.batch}
        </h1>
        <p role="status" className="hall-note">
          {knownAt === undefined ? '' : t('lastKnown', { time: formatClock(knownAt) })}
        </p>
        <p className="desk-figures">
          {formatDayWithWeekday(now, language)} <strong>{formatClock(now)}</strong>
        </p>
      </header>
      <section className="hall-calls" aria-label={t('calling')}>
        {called.length === 0 ? <p className="hall-quiet">{t('nobodyCalled')}</p> : null}
        {called
          .toSorted((one, other) => other.since - one.since)
          .slice(0, mostCalls)
          .map(family => (
            <p key={family.stopId} className="hall-call">
              <strong className="desk-figures">{family.ticket ?? family.home}</strong>
              <span>{t('calling')}</span>
              <strong>{nameOf(family.stationId)}</strong>
              {family.counter === null ? null : <span>{t('counter', { counter: family.counter })}</span>}
            </p>
          ))}
      </section>
      <div className="hall-stations" role="group" aria-label={t('stations')}>
        {board.stations.map(station => {
          const here = board.families.filter(({ stationId }) => stationId === station.id)
          return (
            <section key={station.id} aria-label={station.name}>
              <h2>{station.name}</h2>
              <p className={station.bottleneck ? 'hall-long' : undefined}>
                {t('waiting', { count: station.waiting })} · {t('serving', { count: station.serving })}
                {station.bottleneck ? ` ▲ ${t('bottleneck')}` : ''}
              </p>
              {station.usual === null ? null : (
                <p>{t('usual', { minutes: Math.round(station.usual / 60_000) })}</p>
              )}
              <ol>
                {here.slice(0, mostFamilies).map(family => (
                  <li key={family.stopId} className={`hall-family hall-family-${family.state}`}>
                    <strong className="desk-figures">{family.ticket ?? '—'}</strong>
                    <span className="desk-figures">{family.home}</span>
                    <span className="desk-figures">
                      {t('minutes', { minutes: minutesSince(family.since, now) })}
                    </span>
                  </li>
                ))}
              </ol>
              {here.length > mostFamilies ? <p>{t('more', { count: here.length - mostFamilies })}</p> : null}
            </section>
          )
        })}
      </div>
      <footer className="hall-foot">
        <dl>
          {figures.map(([name, count]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd className="desk-figures">{count}</dd>
            </div>
          ))}
        </dl>
        <ul aria-label={t('progress')}>
          {board.buildings.slice(0, 8).map(({ id, name, accepted, homes }) => (
            <li key={id} className="desk-figures">
              {name} <strong>{accepted}</strong>/{homes}
            </li>
          ))}
        </ul>
      </footer>
    </main>
  )
}
