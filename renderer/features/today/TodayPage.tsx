import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { BoundedCount, CaseRow, TodayList } from '../../../main/contract/case-views.ts'
import { kindWords } from '../../../main/contract/words.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay, formatDayWithWeekday } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { casePath } from '../../app/paths.ts'
import { hasPage } from '../../app/pages.ts'
import { useMay, useMe } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { CaseStateTag, EmergencyTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'
import './today.css'

/** What I do next: not charts, a list. Numbers on top open their lists. */
export function TodayPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const now = useNow()
  const me = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const today = useQuery(trpc.cases.today.queryOptions())
  useHotkey({ keys: 'J', label: t('nextRow') }, () => focusRow(1))
  useHotkey({ keys: 'K', label: t('previousRow') }, () => focusRow(-1))
  const title = `${t('title')} ${formatDayWithWeekday(now, language)}`
  if (!today.data) {
    return (
      <Page title={title}>
        {today.error ? <ErrorState error={today.error} retry={today.refetch} /> : <Loading rows={8} />}
      </Page>
    )
  }
  const { mine, waiting, toVerify, unassigned, receivedToday } = today.data
  const mineOpen = `/cases?state=received,handling&assignee=${me.staffId}`
  const sections = [
    { key: 'mine', list: mine, to: `${mineOpen}&waiting=0` },
    { key: 'unassigned', list: unassigned, to: '/cases?state=received,handling,resolved&assignee=none' },
    { key: 'toVerify', list: toVerify, to: '/cases?state=resolved' },
    { key: 'waiting', list: waiting, to: `${mineOpen}&waiting=1` },
    { key: 'receivedToday', list: receivedToday, to: `/cases?from=${formatDay(now)}` },
  ] as const
  const nothing = sections.every(({ list }) => list.rows.length === 0)
  const take =
    may('case.take') && hasPage('/intake') ? (
      <Button type="primary" onClick={() => Promise.resolve(navigate('/intake')).catch(reportError)}>
        {t('take')} <KeyHint keys="F2" />
      </Button>
    ) : null
  return (
    <Page title={title} actions={take}>
      <nav className="today-numbers" aria-label={t('lists')}>
        {sections.map(({ key, list, to }) => (
          <Link key={key} to={to} className="today-number">
            <strong className="desk-figures">{countText(list.total)}</strong>
            <span>{t(key)}</span>
          </Link>
        ))}
      </nav>
      {nothing ? <EmptyState text={t(take ? 'nothing' : 'nothingYet')} action={take} /> : null}
      {sections.map(({ key, list, to }) =>
        list.rows.length === 0 && (key !== 'mine' || nothing) ? null : (
          <TodaySection key={key} title={t(key)} list={list} to={to} />
        ),
      )}
    </Page>
  )
}

/** Moves the focus among the rows of all lists; Enter then opens, as on any link. */
function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.today-row')]
  const here = rows.findIndex(row => row === document.activeElement)
  rows[here === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, here + step))]?.focus()
}

const countText = ({ count, more }: BoundedCount): string => (more ? `${count}+` : String(count))

interface TodaySectionProps {
  readonly title: string
  readonly list: TodayList
  readonly to: string
}

function TodaySection({ title, list, to }: TodaySectionProps) {
  const t = useTexts(texts)
  const more = list.total.more || list.total.count > list.rows.length
  return (
    <section className="today-section">
      <header>
        <h2>{title}</h2>
        {more ? <Link to={to}>{t('all', { count: countText(list.total) })}</Link> : null}
      </header>
      {list.rows.length === 0 ? <p className="today-quiet">{t('mineEmpty')}</p> : null}
      {list.rows.map(row => (
        <TodayRow key={row.id} row={row} />
      ))}
    </section>
  )
}

function TodayRow({ row }: { readonly row: CaseRow }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <Link to={casePath(row.id)} className="today-row">
      <span className="today-where">
        <strong>{row.unitNumber ?? t('noUnit')}</strong>
        <span>{row.personName ?? row.callerName ?? t('anonymous')}</span>
      </span>
      <span className="today-what">
        {row.emergency ? <EmergencyTag /> : null}{' '}
        <span className="desk-soft">{kindWords[row.kind][language]}</span> {row.summary}
      </span>
      <span className="today-state">
        <CaseStateTag state={row.state} waiting={row.waitingOn} />
      </span>
      <span className="today-time desk-soft">
        <Time at={row.receivedAt} />
      </span>
    </Link>
  )
}
