import { useQuery } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { useNavigate } from 'react-router'
import { countText } from '../../components/count-text.ts'
import type { WallFigureName } from '../../../main/contract/profile-wall.ts'
import type { WallBoard } from '../../../main/contract/wall.ts'
import { refusalOf, useTRPC } from '../../app/api.ts'
import { formatClock, formatDayWithWeekday, setSiteZone } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useConnection } from '../../app/live.ts'
import { useNow } from '../../app/now.ts'
import { SessionContext } from '../../app/session.ts'
import { useWindowTitle } from '../../app/window-title.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ReplacedNote } from '../standby/ReplacedNote.tsx'
import { useIdleLock } from '../session/useIdleLock.ts'
import { Callbacks } from './Callbacks.tsx'
import { LeakWall } from './LeakWall.tsx'
import { NewestCases } from './NewestCases.tsx'
import { texts } from './texts.ts'
import './wall.css'

/** Should news get lost, the board asks by itself, in milliseconds. */
const askAgain = 30_000

/**
 * A screen on the office wall: dark, large, nothing to press (Esc leads back), nobody's name. It goes on while the
 * session behind it locks, and keeps what it last knew when the desk is away.
 */
export function WallPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const now = useNow()
  const connection = useConnection()
  const board = useQuery(
    trpc.today.wall.queryOptions(undefined, {
      refetchInterval: askAgain,
      refetchIntervalInBackground: true,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  )
  useWindowTitle(t('title'))
  // A paired wall has no session that could lock.
  useIdleLock(use(SessionContext) !== null)
  useHotkey({ keys: 'Escape', label: t('leave') }, () => {
    Promise.resolve(navigate('/')).catch(reportError)
  })
  const replaced = refusalOf(board.error)?.code === 'standby.replaced'
  const zone = board.data?.timeZone
  useEffect(() => {
    if (zone !== undefined) setSiteZone(zone)
  }, [zone])
  if (!board.data) {
    return (
      <main className="wall" id="content">
        {replaced ? (
          <ReplacedNote />
        ) : board.error ? (
          <ErrorState error={board.error} retry={board.refetch} />
        ) : null}
      </main>
    )
  }
  const away = board.isError || connection === 'lost'
  return (
    <main className={away ? 'wall wall-away' : 'wall'} id="content">
      <header className="wall-head">
        <h1>{board.data.site}</h1>
        <p className="wall-away-note" role="status">
          {away ? t('lastKnown', { time: formatClock(board.dataUpdatedAt) }) : ''}
        </p>
        <p className="wall-clock desk-figures">
          <span>{formatDayWithWeekday(now, language)}</span> <strong>{formatClock(now)}</strong>
        </p>
      </header>
      {replaced ? <ReplacedNote /> : null}
      {board.data.leaks ? <LeakWall leaks={board.data.leaks} /> : null}
      {!board.data.leaks && (board.data.figures.length > 0 || board.data.callbacks) ? (
        <div className="wall-left">
          {board.data.figures.length > 0 ? <Figures board={board.data} /> : null}
          {board.data.callbacks ? <Callbacks figures={board.data.callbacks} /> : null}
        </div>
      ) : null}
      {board.data.newest && !board.data.leaks ? <NewestCases cases={board.data.newest} /> : null}
    </main>
  )
}

/** Figures that call for somebody, each with its own shape beside the colour. */
const calls: Readonly<Partial<Record<WallFigureName, readonly [tone: string, shape: string]>>> = {
  overdue: ['overdue', '▲'],
  dueToday: ['due', '◔'],
  emergencies: ['danger', '⚠'],
  grave: ['overdue', '▲'],
  unassigned: ['due', '◔'],
}

function Figures({ board }: { readonly board: WallBoard }) {
  const t = useTexts(texts)
  return (
    <dl className="wall-figures" aria-label={t('figures')}>
      {board.figures.map(({ name, total }) => {
        const [tone, shape] = (total.count > 0 ? calls[name] : undefined) ?? ['plain', '']
        return (
          <div key={name} className={`wall-figure wall-${tone}`}>
            <dt>
              {shape === '' ? null : <span aria-hidden="true">{shape} </span>}
              {t(`figure.${name}`)}
            </dt>
            <dd className="desk-figures">{countText(total)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
