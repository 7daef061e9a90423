import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { isComposing } from '../hotkeys.ts'
import { useTexts } from '../i18n.ts'
import { useMe } from '../session.ts'
import './palette.css'
import type { PaletteItem } from './palette-model.ts'
import { rememberItem } from './recent.ts'
import { texts } from './texts.ts'
import { usePaletteItems } from './usePaletteItems.ts'

/** `Ctrl K`: units, people, cases and commands by a few letters, keyboard only if one likes. */
export function Palette({ onClose }: { onClose(): void }) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const me = useMe()
  const [typed, setTyped] = useState('')
  /** Moved to by arrows or the mouse; undefined: the first. */
  const [chosen, setChosen] = useState<number>()
  /** Enter came before the answer. */
  const opensFirst = useRef(false)
  const { items, searching, error } = usePaletteItems(typed)
  const dialog = useRef<HTMLDialogElement>(null)
  const baseId = useId()
  const active = Math.min(chosen ?? 0, items.length - 1)
  const lineId = (index: number) => `${baseId}-${index}`

  // A dialog of the browser keeps the focus inside and gives it back to where it was.
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  useEffect(() => {
    document.getElementById(`${baseId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [baseId, active])

  const open = (item: PaletteItem | undefined) => {
    if (!item) return
    rememberItem(me.staffId, item)
    onClose()
    if (item.command?.run) {
      item.command.run({ navigate })
    } else if (item.path !== undefined) {
      const done = navigate(item.path)
      if (done instanceof Promise) done.catch(reportError)
    }
  }
  // Enter means the first line of the very text it was pressed on, never what still stands there of the one before.
  const onFound = useEffectEvent(() => {
    if (opensFirst.current && !error) open(items[0])
    opensFirst.current = false
  })
  useEffect(() => {
    if (!searching) onFound()
  }, [searching])
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, arrows and Enter choose its words.
    if (isComposing(event)) return
    const last = items.length - 1
    if (event.key === 'ArrowDown') setChosen(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') setChosen(active <= 0 ? Math.max(0, last) : active - 1)
    else if (event.key !== 'Enter') return
    else if (searching && chosen === undefined) opensFirst.current = true
    else open(items[active])
    event.preventDefault()
  }

  const empty = items.length === 0 && typed.trim() !== '' && !searching && !error
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('searchLabel')}
      onCancel={onClose}
      onClose={onClose}
      onMouseDown={event => event.target === event.currentTarget && onClose()}
    >
      <div className="palette-box">
        <input
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${baseId}-list`}
          aria-activedescendant={items.length > 0 ? lineId(active) : undefined}
          aria-label={t('searchLabel')}
          placeholder={t('search')}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setChosen(undefined)
            opensFirst.current = false
          }}
          onKeyDown={onKeyDown}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
        />
        <div
          id={`${baseId}-list`}
          className="palette-list"
          role="listbox"
          aria-label={t('searchLabel')}
          aria-busy={searching}
        >
          {items.map((item, index) => (
            <PaletteLine
              key={`${item.group}-${item.id}`}
              id={lineId(index)}
              item={item}
              heading={item.group === items[index - 1]?.group ? undefined : t(item.group)}
              active={index === active}
              onPoint={() => setChosen(index)}
              onOpen={() => open(item)}
            />
          ))}
        </div>
        {empty ? <p className="palette-note">{t('nothingFound', { text: typed.trim() })}</p> : null}
        {items.length === 0 && searching ? <p className="palette-note">{t('searching')}</p> : null}
        <ErrorNote error={error} />
        <p className="palette-foot">{t('paletteHint')}</p>
      </div>
    </dialog>
  )
}

interface PaletteLineProps {
  readonly id: string
  readonly item: PaletteItem
  readonly heading: string | undefined
  readonly active: boolean
  onPoint(): void
  onOpen(): void
}

function PaletteLine({ id, item, heading, active, onPoint, onOpen }: PaletteLineProps) {
  return (
    <>
      {heading === undefined ? null : (
        <div className="palette-heading" role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        className={active ? 'palette-line palette-line-active' : 'palette-line'}
        onMouseMove={active ? undefined : onPoint}
        onClick={onOpen}
      >
        <span className="palette-title">{item.title}</span>
        <span className="palette-detail">{item.detail}</span>
        {item.shortcut === undefined ? null : <KeyHint keys={item.shortcut} />}
      </div>
    </>
  )
}
