import { DoubleLeftOutlined, DoubleRightOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { formatClock, formatDay, formatDayWithWeekday, startOfDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { addDays, addMonths, partsOfDay, weekdayOf, weeksOf } from './days.ts'
import { type Range, within } from './read-date.ts'
import { texts } from './texts.ts'

interface CalendarProps {
  readonly kind: 'day' | 'moment'
  readonly value: string
  /** Chosen day, empty where none is. */
  readonly day: string
  readonly range: Range
  /** Somebody came by keyboard: the focus goes to the chosen day. */
  readonly focused: boolean
  onDay(day: string): void
  onValue(value: string): void
  onClose(): void
}

const clocks = ['09:00', '12:00', '18:00'] as const

/** One month, with the days people ask for most below. Arrows move by day and week, page keys by month. */
export function Calendar({ kind, value, day, range, focused, onDay, onValue, onClose }: CalendarProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const grid = useRef<HTMLTableElement>(null)
  const now = useNow()
  const today = formatDay(now)
  const [cursor, setCursor] = useState(day === '' ? today : day)
  const [followed, follow] = useState(day)
  // The calendar goes along with the typing, until somebody turns its pages.
  if (day !== followed) {
    follow(day)
    if (day !== '') setCursor(day)
  }
  useEffect(() => {
    if (focused) grid.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus()
  }, [focused, cursor])
  const days = { min: range.min?.slice(0, 10), max: range.max?.slice(0, 10) }
  const [year, month] = partsOfDay(cursor)
  const take = (chosen: string) => {
    onDay(chosen)
    // A moment still needs its clock.
    if (kind === 'day' || focused) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, cursor)
    if (moved !== undefined) setCursor(moved)
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const quick =
    kind === 'day'
      ? [
          { label: t('today'), value: today },
          { label: t('tomorrow'), value: addDays(today, 1) },
          { label: t('inAWeek'), value: addDays(today, 7) },
        ]
      : [
          { label: t('now'), value: `${today}T${formatClock(now)}` },
          ...clocks.map(clock => ({ label: clock, value: `${day === '' ? today : day}T${clock}` })),
        ]
  const turn = (months: number) => setCursor(addMonths(cursor, months))
  return (
    // What is pressed here leaves the focus, and with it the typing, where it was.
    <div
      className="date-calendar"
      role="dialog"
      aria-label={t('calendar')}
      onMouseDown={event => event.preventDefault()}
    >
      <div className="date-calendar-head">
        <Turn label={t('yearBefore')} icon={<DoubleLeftOutlined />} onClick={() => turn(-12)} />
        <Turn label={t('monthBefore')} icon={<LeftOutlined />} onClick={() => turn(-1)} />
        <strong aria-live="polite" className="desk-figures">
          {t('monthTitle', { year, month: language === 'zh' ? month : String(month).padStart(2, '0') })}
        </strong>
        <Turn label={t('monthAfter')} icon={<RightOutlined />} onClick={() => turn(1)} />
        <Turn label={t('yearAfter')} icon={<DoubleRightOutlined />} onClick={() => turn(12)} />
      </div>
      <table ref={grid} role="grid" aria-label={t('calendar')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {t('weekdays')
              .split(' ')
              .map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(cursor).map(week => (
            <tr key={week[0]}>
              {week.map(each => (
                <td key={each} role="gridcell" aria-selected={each === day}>
                  <button
                    type="button"
                    tabIndex={each === cursor ? 0 : -1}
                    data-day={each}
                    disabled={!within(each, days)}
                    aria-label={`${Number(each.slice(8))} ${formatDayWithWeekday(startOfDay(each), language)}`}
                    aria-current={each === today ? 'date' : undefined}
                    className={each.slice(0, 7) === cursor.slice(0, 7) ? '' : 'date-other-month'}
                    onClick={() => take(each)}
                  >
                    {Number(each.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="date-calendar-foot">
        {quick.map(each => (
          <Button
            key={each.label}
            size="small"
            type="text"
            disabled={!within(each.value, range)}
            onClick={() => {
              onValue(each.value)
              onClose()
            }}
          >
            {each.label}
          </Button>
        ))}
        {value === '' ? null : (
          <Button
            size="small"
            type="text"
            onClick={() => {
              onValue('')
              onClose()
            }}
          >
            {t('none')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Turn(props: { readonly label: string; readonly icon: ReactNode; onClick(): void }) {
  return (
    <Button
      size="small"
      type="text"
      tabIndex={-1}
      aria-label={props.label}
      title={props.label}
      icon={props.icon}
      onClick={props.onClick}
    />
  )
}

function movedBy(key: string, day: string): string | undefined {
  if (key === 'ArrowLeft') return addDays(day, -1)
  if (key === 'ArrowRight') return addDays(day, 1)
  if (key === 'ArrowUp') return addDays(day, -7)
  if (key === 'ArrowDown') return addDays(day, 7)
  if (key === 'PageUp') return addMonths(day, -1)
  if (key === 'PageDown') return addMonths(day, 1)
  if (key === 'Home') return addDays(day, -weekdayOf(day))
  if (key === 'End') return addDays(day, 6 - weekdayOf(day))
  return undefined
}
