import { type KeyboardEvent, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { useWord } from '../../cases/words.ts'
import { type UnitTab, type UnitTabProps, unitTabs } from './tabs.tsx'
import { texts } from './texts.ts'
import './unit.css'

/** The tabs of a unit file and the one that is open. Digits open a tab; arrows walk along them. */
export function UnitTabs({ detail, onAddResident }: Omit<UnitTabProps, 'onOpen'>) {
  const t = useTexts(texts)
  const word = useWord()
  const may = useMay()
  const list = useRef<HTMLDivElement>(null)
  const [params, setParams] = useSearchParams()
  const tabs = unitTabs.filter(tab => tab.permission === undefined || may(tab.permission))
  const open = tabs.find(tab => tab.key === params.get('tab')) ?? tabs[0]
  if (!open) return null
  const choose = (key: string) => {
    const next = new URLSearchParams(params)
    if (key === tabs[0]?.key) next.delete('tab')
    else next.set('tab', key)
    setParams(next, { replace: true })
  }
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const at = tabs.indexOf(open)
    const next =
      event.key === 'Home'
        ? tabs[0]
        : event.key === 'End'
          ? tabs.at(-1)
          : step === undefined
            ? undefined
            : tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    choose(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  return (
    <>
      <div ref={list} role="tablist" aria-label={t('tabs')} className="unit-tabs">
        {tabs.map((tab, index) => (
          <TabButton
            key={tab.key}
            tab={tab}
            place={index + 1}
            label={word(tab.title)}
            count={tab.count?.(detail) ?? 0}
            open={tab === open}
            onOpen={() => choose(tab.key)}
            onWalk={walk}
          />
        ))}
      </div>
      <div role="tabpanel" id={`unit-panel-${open.key}`} aria-labelledby={`unit-tab-${open.key}`}>
        <open.Panel detail={detail} onAddResident={onAddResident} onOpen={choose} />
      </div>
    </>
  )
}

interface TabButtonProps {
  readonly tab: UnitTab
  /** The digit that opens it. */
  readonly place: number
  readonly label: string
  readonly count: number
  readonly open: boolean
  onOpen(): void
  onWalk(event: KeyboardEvent): void
}

function TabButton({ tab, place, label, count, open, onOpen, onWalk }: TabButtonProps) {
  const keys = String(place)
  useHotkey({ keys, label, disabled: place > 9 }, onOpen)
  return (
    <button
      type="button"
      role="tab"
      id={`unit-tab-${tab.key}`}
      data-tab={tab.key}
      aria-selected={open}
      aria-keyshortcuts={place > 9 ? undefined : keys}
      {...(open ? { 'aria-controls': `unit-panel-${tab.key}` } : {})}
      tabIndex={open ? 0 : -1}
      onClick={onOpen}
      onKeyDown={onWalk}
    >
      {label}{' '}
      {count > 0 ? <span className="unit-tab-count desk-figures">{count >= 100 ? '99+' : count}</span> : null}{' '}
      {place <= 9 ? <KeyHint keys={keys} /> : null}
    </button>
  )
}
