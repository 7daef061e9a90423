import { CalendarOutlined } from '@ant-design/icons'
import { Input, type InputRef, Popover } from 'antd'
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatDayWithWeekday, startOfDay } from '../../app/format.ts'
import { isComposing } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Calendar } from './Calendar.tsx'
import type { DateFieldProps } from './DateField.tsx'
import './date.css'
import { type Range, within } from './read-date.ts'
import { texts } from './texts.ts'

/** How a day and a moment differ. Values are empty where none is given. */
export interface DateWay {
  readonly kind: 'day' | 'moment'
  /** What a text says; undefined where it says nothing the desk knows. */
  read(text: string, current: string, range: Range): string | undefined
  /** As the field shows it. */
  show(value: string): string
  dayOf(value: string): string
  /** The value on another day. */
  onDay(day: string, current: string): string
  /** The value so many days and months later; now where there was none. */
  shift(value: string, by: { readonly days?: number; readonly months?: number }): string
}

/** A text somebody is writing, or left although it says no date, and the value it stood for. */
interface Draft {
  readonly text: string
  readonly value: string
  /** What stood here before the writing began: its clock is kept where only a day is written. */
  readonly base: string
  readonly left: boolean
}

/**
 * A line to type a date into, with a calendar for those who point. Up and down go a day, page keys a month; Alt with
 * down moves into the calendar. What cannot be read stays, with the reason below.
 */
export function DateText(props: DateFieldProps & { readonly way: DateWay }) {
  const { way, value, onChange, settled = false, min, max } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const range = { min, max }
  const noteId = useId()
  const input = useRef<InputRef>(null)
  const popup = useRef<HTMLDivElement>(null)
  const [kept, setDraft] = useState<Draft>()
  const [open, setOpen] = useState<'pointer' | 'keys'>()
  // A value that came from elsewhere (a form begun anew) is the word that counts.
  const draft = kept?.value === value ? kept : undefined
  const text = draft?.text ?? way.show(value)
  const base = draft?.base ?? value
  const said = draft ? way.read(draft.text, base, range) : undefined
  const fault = draft && draft.text.trim() !== '' ? faultOf(said) : undefined

  function faultOf(read: string | undefined): string | undefined {
    if (read === undefined) return t(way.kind === 'day' ? 'notADay' : 'notAMoment')
    if (min !== undefined && read < min) return t('tooEarly', { day: way.show(min) })
    return max !== undefined && read > max ? t('tooLate', { day: way.show(max) }) : undefined
  }
  const give = (next: string) => {
    if (next !== value) onChange(next)
  }
  /** What a text stands for in the form: nothing, while it says no day that may be given. */
  const valueOf = (written: string) => {
    const read = way.read(written, base, range)
    return read !== undefined && within(read, range) ? read : ''
  }
  const write = (written: string) => {
    const next = valueOf(written)
    setDraft({ text: written, value: settled ? value : next, base, left: false })
    if (!settled) give(next)
  }
  const settle = () => {
    if (!draft) return
    const next = valueOf(draft.text)
    if (next === '' && draft.text.trim() !== '') return setDraft({ ...draft, left: true })
    setDraft(undefined)
    give(next)
  }
  const choose = (next: string) => {
    const allowed = next === '' || within(next, range)
    const given = allowed ? next : ''
    setDraft(allowed ? undefined : { text: way.show(next), value: given, base, left: true })
    give(given)
  }
  const close = () => {
    setOpen(undefined)
    if (open === 'keys') input.current?.focus()
  }
  const shift = (by: { readonly days?: number; readonly months?: number }) => {
    const from = draft ? valueOf(draft.text) : value
    const next = way.shift(from, by)
    choose(min !== undefined && next < min ? min : max !== undefined && next > max ? max : next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' && event.altKey) setOpen('keys')
    else if (event.key === 'Escape' && open !== undefined) {
      // The first Escape closes the calendar, not the form around it.
      event.stopPropagation()
      close()
      return
    } else if (event.key === 'Enter') {
      settle()
      setOpen(undefined)
      return
    } else if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    else if (event.key in arrows) shift(arrows[event.key] ?? {})
    else return
    event.preventDefault()
  }
  const inside = (target: EventTarget | null) =>
    target instanceof Node &&
    (popup.current?.contains(target) === true || input.current?.nativeElement?.contains(target) === true)
  const onBlur = (event: FocusEvent) => {
    if (inside(event.relatedTarget)) return
    settle()
    setOpen(undefined)
  }
  const shown = said !== undefined && fault === undefined ? said : value
  const wrong = draft?.left === true && fault !== undefined
  const describedBy = [props['aria-describedby'], wrong ? noteId : undefined].filter(one => one !== undefined)
  return (
    <div className={['date-text', props.className ?? ''].join(' ').trim()}>
      <Popover
        open={open !== undefined}
        trigger={[]}
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          <div ref={popup} onBlur={onBlur}>
            <Calendar
              kind={way.kind}
              value={shown}
              day={way.dayOf(shown)}
              range={range}
              focused={open === 'keys'}
              onDay={day => choose(way.onDay(day, shown))}
              onValue={choose}
              onClose={close}
            />
          </div>
        }
      >
        <span>
          <Input
            ref={input}
            id={props.id}
            aria-label={props['aria-label']}
            aria-describedby={describedBy.join(' ') || undefined}
            aria-invalid={wrong || props['aria-invalid']}
            data-unread={fault === undefined ? undefined : ''}
            status={wrong ? 'error' : (props.status ?? '')}
            value={text}
            placeholder={props.placeholder ?? t(way.kind === 'day' ? 'exampleDay' : 'exampleMoment')}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            autoFocus={props.autoFocus === true}
            disabled={props.disabled === true}
            onChange={event => write(event.target.value)}
            onClick={event => {
              if (open !== undefined) return
              event.currentTarget.select()
              setOpen('pointer')
            }}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
            suffix={
              <>
                <span className="desk-soft" aria-hidden={shown === ''}>
                  {shown === '' ? '' : weekdayText(way, shown)}
                </span>
                <button
                  type="button"
                  className="date-open"
                  tabIndex={-1}
                  disabled={props.disabled === true}
                  aria-label={t('open')}
                  title={t('open')}
                  aria-haspopup="dialog"
                  aria-expanded={open !== undefined}
                  onClick={event => {
                    event.stopPropagation()
                    input.current?.focus()
                    setOpen(open === undefined ? 'pointer' : undefined)
                  }}
                >
                  <CalendarOutlined />
                </button>
              </>
            }
          />
        </span>
      </Popover>
      {wrong ? (
        <div id={noteId} role="alert" className="field-note field-error">
          {fault}
        </div>
      ) : null}
    </div>
  )

  /** `周日`; what was typed as `+3` says so at once. */
  function weekdayText({ dayOf, show }: DateWay, at: string): string {
    const weekday = formatDayWithWeekday(startOfDay(dayOf(at)), language).slice(11)
    return show(at) === text.trim() ? weekday : `${show(at).slice(5)} ${weekday}`
  }
}

const arrows: Readonly<Record<string, { readonly days?: number; readonly months?: number }>> = {
  ArrowUp: { days: 1 },
  ArrowDown: { days: -1 },
  PageUp: { months: 1 },
  PageDown: { months: -1 },
}
