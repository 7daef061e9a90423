import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import type { TodayNumber, TodayRow, TodayScreen } from '../../../main/contract/today.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDayWithWeekday } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { NoHomesYet } from './NoHomesYet.tsx'
import { Numbers } from './Numbers.tsx'
import { TodayLine } from './TodayLine.tsx'
import { texts } from './texts.ts'
import './today.css'
import { hiddenIn, numbersOnTop } from './hidden.ts'
import { useRowAction } from './useRowAction.ts'

/** What I do next: not charts, a list. Numbers on top open their lists. */
export function TodayPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const now = useNow()
  const may = useMay()
  const navigate = useNavigate()
  const today = useQuery(trpc.today.mine.queryOptions())
  const take =
    may('case.take') && hasPage('/intake') ? (
      <Button type="primary" onClick={() => Promise.resolve(navigate('/intake')).catch(reportError)}>
        {t('take')} <KeyHint keys="F2" />
      </Button>
    ) : null
  return (
    <Page title={`${t('title')} ${formatDayWithWeekday(now, language)}`} actions={take}>
      {today.data ? (
        <TodayLists screen={today.data} take={take} />
      ) : today.error ? (
        <ErrorState error={today.error} retry={today.refetch} />
      ) : (
        <Loading rows={8} />
      )}
    </Page>
  )
}

interface TodayListsProps {
  readonly screen: TodayScreen
  readonly take: React.ReactNode
}

function TodayLists({ screen: { numbers, groups }, take }: TodayListsProps) {
  const t = useTexts(texts)
  const lists = useRef<HTMLDivElement>(null)
  const { act, pending, error } = useRowAction()
  const rows = groups.flatMap(group => group.rows)
  const lines = () => [...(lists.current?.querySelectorAll<HTMLElement>('.today-open') ?? [])]
  // Where the last key led: a row that is done goes, with the focus, and the next one stands in its place.
  const reached = useRef(-1)
  const move = (step: 1 | -1) => {
    const all = lines()
    const here = all.findIndex(line => line === document.activeElement)
    const from = here === -1 && step === 1 ? reached.current - 1 : here === -1 ? reached.current : here
    reached.current = Math.max(0, Math.min(all.length - 1, from + step))
    all[reached.current]?.focus()
  }
  useHotkey({ keys: 'J', label: t('nextRow') }, () => move(1))
  useHotkey({ keys: 'K', label: t('previousRow') }, () => move(-1))
  useHotkey({ keys: 'A', label: t('act') }, () => {
    reached.current = lines().findIndex(line => line === document.activeElement)
    const row = rows[reached.current]
    if (row?.action) act(row)
  })
  return (
    <div className="today" ref={lists}>
      <Numbers numbers={numbersOnTop(numbers)} />
      <ErrorNote error={error} />
      {rows.length === 0 ? <EmptyState text={t(take ? 'nothing' : 'nothingYet')} action={take} /> : null}
      {rows.length === 0 ? <NoHomesYet /> : null}
      {groups.map(({ group, rows: shown }) =>
        shown.length === 0 && (group !== 'now' || rows.length === 0) ? null : (
          <TodayGroupList
            key={group}
            group={group}
            rows={shown}
            numbers={numbers.filter(number => number.group === group)}
            onAct={act}
            disabled={pending}
          />
        ),
      )}
    </div>
  )
}

interface TodayGroupListProps {
  readonly group: TodayScreen['groups'][number]['group']
  readonly rows: readonly TodayRow[]
  readonly numbers: readonly TodayNumber[]
  onAct(row: TodayRow): void
  readonly disabled: boolean
}

function TodayGroupList({ group, rows, numbers, onAct, disabled }: TodayGroupListProps) {
  const t = useTexts(texts)
  const hidden = hiddenIn(numbers, rows)
  return (
    <section className="today-section" aria-label={t(`group.${group}`)}>
      <header>
        <h2>{t(`group.${group}`)}</h2>
      </header>
      {rows.length === 0 ? <p className="today-quiet">{t('nowEmpty')}</p> : null}
      {rows.map(row => (
        <TodayLine key={row.key} row={row} onAct={onAct} disabled={disabled} />
      ))}
      {hidden.length > 0 ? <Numbers numbers={hidden} asMore /> : null}
    </section>
  )
}
