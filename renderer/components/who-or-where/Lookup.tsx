import { SearchOutlined, UserAddOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { isComposing } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../ErrorState.tsx'
import { CandidateRow } from './CandidateRow.tsx'
import { texts } from './texts.ts'
import type { Candidate } from './value.ts'

interface LookupProps {
  readonly id?: string
  readonly autoFocus: boolean
  /** What was typed before the field was there. */
  readonly initial?: string | undefined
  readonly status: '' | 'error'
  readonly placeholder: string
  onPick(candidate: Candidate): void
  /** Enter came before the answer; what is typed from now on is meant for what comes next. */
  onAsked?(): void
  /** What was asked for could not be looked up; what was typed stays, and can be entered as somebody unknown. */
  onFailed?(): void
  /** Enters somebody unknown, beginning with what was typed; without it only candidates can be chosen. */
  readonly onStranger: ((text: string) => void) | undefined
  readonly onEscape: (() => void) | undefined
  /** What entering somebody unknown is called; a new caller by default. */
  readonly strangerText?: string
  /** The same while looking up fails. */
  readonly failedText?: string
}

const keyOf = (candidate: Candidate) =>
  candidate.kind === 'unit' ? `u${candidate.unitId}` : `p${candidate.personId}`

/** Typing shows candidates at once; arrows choose, Enter takes. The first is chosen as long as no other is. */
export function Lookup(props: LookupProps) {
  const { onPick, onStranger, initial = '' } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const listId = useId()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState(initial)
  /** What is asked for: not the letters an input method is still turning into characters. */
  const [text, setText] = useState(initial)
  const [open, setOpen] = useState(initial !== '')
  const [active, setActive] = useState(0)
  const latest = useRef(initial.trim())
  const asked = text.trim()
  const options = trpc.owners.lookup.queryOptions({ text: asked, limit: 12 }, { staleTime: 5_000 })
  const lookup = useQuery({ ...options, enabled: asked !== '' })
  const settled = asked !== '' && lookup.isSuccess && !lookup.isPlaceholderData
  const candidates = asked === '' ? [] : (lookup.data ?? [])
  const places = candidates.length + (onStranger ? 1 : 0)
  const show = open && asked !== ''

  useEffect(() => {
    if (props.autoFocus) input.current?.focus({ cursor: 'end' })
  }, [props.autoFocus])
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, active])

  const take = (index: number) => {
    const candidate = candidates[index]
    setOpen(false)
    if (candidate) onPick(candidate)
    else onStranger?.(asked)
  }
  /** Enter came before the answer: it takes the first candidate of the very text it was pressed on. */
  const takeWhenFound = async () => {
    const found = await client.fetchQuery(options)
    if (latest.current !== asked) return
    setOpen(false)
    const [first] = found
    if (first) onPick(first)
    else onStranger?.(asked)
  }
  /** The refusal is shown where the candidates would be. */
  const fails = () => {
    if (latest.current !== asked) return
    // Whoever writes elsewhere by now stays there.
    if (!(document.activeElement instanceof HTMLInputElement)) input.current?.focus({ cursor: 'end' })
    props.onFailed?.()
  }
  const change = (next: string, composing: boolean) => {
    setTyped(next)
    latest.current = next.trim()
    if (composing) return
    setText(next)
    setActive(0)
    setOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (asked === '') return
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(current => (current + step + places) % Math.max(1, places))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (event.repeat || asked === '') return
      if (settled || (lookup.isError && onStranger)) take(active)
      else if (!lookup.isError) {
        takeWhenFound().catch(fails)
        props.onAsked?.()
      }
    } else if (event.key === 'Escape' && (show || props.onEscape)) {
      event.preventDefault()
      event.stopPropagation()
      if (show) setOpen(false)
      else props.onEscape?.()
    }
  }
  return (
    <div className="who-lookup">
      <Input
        ref={input}
        id={props.id}
        role="combobox"
        aria-expanded={show}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={show ? `${listId}-${active}` : undefined}
        aria-label={props.id === undefined ? t('label') : undefined}
        prefix={<SearchOutlined className="desk-soft" />}
        placeholder={props.placeholder}
        status={props.status}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={event => change(event.target.value, composes(event.nativeEvent))}
        onCompositionEnd={event => change(event.currentTarget.value, false)}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <span className="desk-hidden" role="status">
        {show && settled ? t('count', { count: candidates.length }) : ''}
      </span>
      {show ? (
        // The input keeps the focus: a press on what stands here must not close the list before the click arrives.
        <div className="who-list" onMouseDown={event => event.preventDefault()}>
          {lookup.isError ? <ErrorNote error={lookup.error} retry={() => lookup.refetch()} /> : null}
          {candidates.length === 0 && !lookup.isError ? (
            <div className="who-none">{settled ? t('none', { text: asked }) : t('searching')}</div>
          ) : null}
          <div
            id={listId}
            role="listbox"
            aria-label={t('results')}
            className={settled ? undefined : 'who-stale'}
          >
            {candidates.map((candidate, index) => (
              <div
                key={keyOf(candidate)}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                className={index === active ? 'who-row who-row-active' : 'who-row'}
                onMouseEnter={() => setActive(index)}
                onClick={() => take(index)}
              >
                <CandidateRow candidate={candidate} />
              </div>
            ))}
            {onStranger ? (
              <div
                id={`${listId}-${candidates.length}`}
                role="option"
                aria-selected={active === candidates.length}
                className={active === candidates.length ? 'who-row who-row-active' : 'who-row'}
                onMouseEnter={() => setActive(candidates.length)}
                onClick={() => onStranger(asked)}
              >
                <span className="who-stranger">
                  <UserAddOutlined />{' '}
                  {(lookup.isError ? props.failedText : undefined) ??
                    props.strangerText ??
                    t('stranger', { text: asked })}
                </span>
              </div>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}

/** Whether the event of a change comes from an input method that is still at work. */
function composes(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}
