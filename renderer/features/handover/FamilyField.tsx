import { ScanOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { FoundFamily } from '../../../main/contract/handover-day.ts'
import { useTRPC } from '../../app/api.ts'
import { isComposing, useHotkey } from '../../app/hotkeys.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import '../../components/who-or-where/who-or-where.css'
import { dayTexts } from './day-texts.ts'
import { VisitTag } from './HomeLine.tsx'

interface FamilyFieldProps {
  readonly batchId: string | null
  /** Typing goes here as the page opens. */
  readonly autoFocus: boolean
  onPick(visitId: string): void
}

/** Who is at the door: a scanned notice, a name or a home, in one field. Enter takes the first. */
export function FamilyField({ batchId, autoFocus, onPick }: FamilyFieldProps) {
  const t = useTexts(dayTexts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const listId = useId()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [composing, setComposing] = useState(false)
  const [active, setActive] = useState(0)
  const [failed, setFailed] = useState<unknown>(null)
  const asked = text.trim()
  const options = trpc.handover.find.queryOptions({ batchId, text: asked }, { staleTime: 5_000 })
  const found = useQuery({ ...options, enabled: asked !== '' && !composing })
  const settled = asked !== '' && found.isSuccess && !found.isPlaceholderData
  const rows = asked === '' ? [] : (found.data ?? [])
  useHotkey({ keys: 'C', label: t('keyFind') }, () => input.current?.focus({ cursor: 'all' }))
  const pick = (family: FoundFamily | undefined) => {
    if (!family) return
    setText('')
    setActive(0)
    // The family stands beside now; the keys of its card go on from there.
    input.current?.blur()
    onPick(family.visitId)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(current => (current + step + rows.length) % Math.max(1, rows.length))
    } else if (event.key === 'Enter' && asked !== '' && !event.repeat) {
      event.preventDefault()
      if (settled) pick(rows[active])
      else {
        // A scanner sends Enter before the answer is there.
        client.fetchQuery(options).then(
          ([first]) => pick(first),
          (error: unknown) => setFailed(error),
        )
      }
    } else if (event.key === 'Escape' && asked !== '') {
      event.preventDefault()
      event.stopPropagation()
      setText('')
    }
  }
  return (
    <div className="who-lookup handover-find">
      <label htmlFor={`${listId}-input`}>
        {t('find')} <KeyHint keys="C" />
      </label>
      <Input
        ref={input}
        id={`${listId}-input`}
        autoFocus={autoFocus}
        size="large"
        role="combobox"
        aria-expanded={asked !== ''}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? `${listId}-${active}` : undefined}
        prefix={<ScanOutlined className="desk-soft" />}
        placeholder={t('findPlaceholder')}
        value={text}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          setText(event.target.value)
          setActive(0)
          setFailed(null)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <span className="desk-hidden" role="status">
        {settled ? t('found', { count: rows.length }) : ''}
      </span>
      <ErrorNote error={found.error ?? failed} />
      {asked === '' ? null : (
        // The input keeps the focus: a press on what stands here must not close the list before the click arrives.
        <div className="who-list" onMouseDown={event => event.preventDefault()}>
          {rows.length === 0 && !found.error ? (
            <div className="who-none">{settled ? t('findNone', { text: asked }) : t('searching')}</div>
          ) : null}
          <div
            id={listId}
            role="listbox"
            aria-label={t('keyFind')}
            className={settled ? undefined : 'who-stale'}
          >
            {rows.map((family, index) => (
              <div
                key={family.visitId}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                className={
                  index === active ? 'who-row who-row-active handover-found' : 'who-row handover-found'
                }
                onMouseEnter={() => setActive(index)}
                onClick={() => pick(family)}
              >
                <strong className="desk-figures">{family.number}</strong>
                <span>{family.names.join(comma())}</span>
                <span className="desk-soft desk-figures">
                  {family.ticket ?? ''} {family.day === null ? '' : `${family.day} ${family.slot ?? ''}`}
                </span>
                <VisitTag state={family.state} />
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
