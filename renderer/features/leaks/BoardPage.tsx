import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { LeakMark } from '../../../main/contract/leak-watch.ts'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { casePath } from '../../app/paths.ts'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { BoardAddress, fits, heldInPlace } from './board-filter.ts'
import { BoardFilters } from './BoardFilters.tsx'
import { BoardSide } from './BoardSide.tsx'
import { LeakLine } from './LeakLine.tsx'
import './leaks.css'
import { LeaksTabs } from './LeaksTabs.tsx'
import { sourcePath } from './paths.ts'
import { texts } from './texts.ts'
import { useChosenLeak } from './useChosenLeak.ts'

/** What is late changes with the time alone, in milliseconds. */
const askAgain = 30_000
const none: readonly LeakRow[] = []
const unmarked: readonly LeakMark[] = []

/** Every open leak, what has to be done first in front; what can be done with the chosen or ticked ones beside. */
export function BoardPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const now = useNow()
  const me = useMe().staffId
  const works = useMay()('leak.work')
  const [{ leak, ...filter }, change] = useAddress(BoardAddress)
  const at = useChosenLeak(leak, id => change({ leak: id }))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const open = useQuery(trpc.leaks.open.queryOptions(undefined, { refetchInterval: askAgain }))
  const leaks = open.data ?? none
  const marks = useQuery(trpc.leaks.marks.queryOptions(undefined, { refetchInterval: askAgain }))
  const marked = marks.data ?? unmarked
  const markOf = useMemo(() => new Map(marked.map(mark => [mark.caseId, mark])), [marked])
  const chosen = leaks.find(row => row.caseId === at.chosen)
  const fitting = leaks.filter(row => fits(row, filter, { now, me }))
  const shown = heldInPlace(fitting, chosen, at.place)
  const among = leaks.filter(row => ticked.has(row.caseId))

  const choose = (row: LeakRow) => at.choose(row.caseId, shown.indexOf(row))
  const tick = (id: string) =>
    setTicked(current => {
      const next = new Set(current)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const narrow = (part: Readonly<Record<string, string | undefined>>) => {
    at.leave()
    change(part)
  }
  useHotkey(
    { keys: 'X', label: t('keyTick'), disabled: !works || !chosen },
    () => chosen && tick(chosen.caseId),
  )
  useHotkey({ keys: 'Ctrl A', label: t('keyTickAll'), inFields: false, disabled: !works }, () =>
    setTicked(new Set(fitting.map(row => row.caseId))),
  )
  useHotkey({ keys: 'Home', label: t('keyFirst'), disabled: shown.length === 0 }, () => {
    const [first] = fitting
    if (first) choose(first)
  })
  const go = (path: string) => {
    Promise.resolve(navigate(path)).catch(reportError)
  }
  const sourceOf = (row: LeakRow) => markOf.get(row.caseId)?.source?.id
  const chosenSource = chosen && sourceOf(chosen)
  useHotkey({ keys: 'O', label: t('toSource'), disabled: chosenSource === undefined }, () => {
    if (chosenSource !== undefined) go(sourcePath(chosenSource))
  })
  const sideOpen = chosen !== undefined || among.length > 0
  return (
    <Page
      title={t('title')}
      fill
      aside={
        <>
          <LeaksTabs />
          {leaks.length > 0 ? (
            <BoardFilters leaks={leaks} filter={filter} now={now} me={me} onChange={narrow} />
          ) : null}
        </>
      }
    >
      {open.error && !open.data ? <ErrorState error={open.error} retry={open.refetch} /> : null}
      {open.isPending ? <Loading rows={8} rowHeight={56} /> : null}
      {open.data?.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {leaks.length > 0 ? (
        <div className={sideOpen ? 'two-panes leak-board two-panes-open' : 'two-panes leak-board'}>
          <div className="two-panes-list">
            <ErrorNote error={marks.data ? null : marks.error} retry={marks.refetch} />
            {shown.length === 0 ? (
              <EmptyState text={t('nothingFits')} />
            ) : (
              <VirtualList
                items={shown}
                keyOf={row => row.caseId}
                label={t('title')}
                rowHeight={64}
                selected={chosen?.caseId}
                onSelect={choose}
                onOpen={row => go(casePath(row.caseId))}
                keyLabels={{ next: t('nextRow'), previous: t('previousRow') }}
                render={row => (
                  <LeakLine
                    leak={row}
                    mark={markOf.get(row.caseId)}
                    onSource={() => go(sourcePath(sourceOf(row) ?? ''))}
                    {...(works
                      ? { tick: { on: ticked.has(row.caseId), onChange: () => tick(row.caseId) } }
                      : {})}
                  />
                )}
              />
            )}
          </div>
          <div className="two-panes-detail">
            {sideOpen ? (
              <BoardSide
                key={among.length > 0 ? 'ticked' : chosen?.caseId}
                chosen={chosen}
                mark={chosen && markOf.get(chosen.caseId)}
                ticked={among}
                works={works}
                onUntick={() => setTicked(new Set())}
                onClose={at.leave}
              />
            ) : (
              <p className="two-panes-choose">{t('choose')}</p>
            )}
          </div>
        </div>
      ) : null}
    </Page>
  )
}
