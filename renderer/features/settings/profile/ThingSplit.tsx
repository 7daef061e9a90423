import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { isPlainEnter, useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { texts } from './texts.ts'

interface ThingSplitProps<T extends { readonly id: string }> {
  readonly label: string
  readonly things: readonly T[]
  readonly locked: boolean
  readonly addLabel: string
  /** Below the list, beside the button that adds. */
  readonly foot?: ReactNode
  renderRow(thing: T, index: number): ReactNode
  /** `remove` takes the thing out of the list. */
  renderForm(thing: T, index: number, remove: () => void): ReactNode
  make(): T
  onChange(things: T[]): void
}

/** The things of a list at the left in plain words, the chosen one to edit at the right; keys move and add. */
export function ThingSplit<T extends { readonly id: string }>({
  label,
  things,
  locked,
  addLabel,
  foot,
  renderRow,
  renderForm,
  make,
  onChange,
}: ThingSplitProps<T>) {
  const t = useTexts(texts)
  const [chosen, setChosen] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const index = Math.max(
    0,
    things.findIndex(({ id }) => id === chosen),
  )
  const current = things[index]
  const choose = (thing: T | undefined) => {
    if (!thing) return
    setChosen(thing.id)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const intoForm = () => {
    requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>('input')?.focus())
  }
  const step = (by: number) => choose(things[Math.min(things.length - 1, Math.max(0, index + by))])
  const add = () => {
    const thing = make()
    onChange([...things, thing])
    setChosen(thing.id)
    intoForm()
  }
  useHotkey({ keys: 'J', label: t('keyNext') }, () => step(1))
  useHotkey({ keys: 'K', label: t('keyPrevious') }, () => step(-1))
  useHotkey({ keys: 'N', label: addLabel, disabled: locked }, add)
  return (
    <div className="profile-split profile-split-rules">
      <div className="profile-list">
        <div
          ref={list}
          className="profile-tree"
          role="listbox"
          aria-label={label}
          onKeyDown={event => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              step(event.key === 'ArrowDown' ? 1 : -1)
            } else if (isPlainEnter(event)) {
              event.preventDefault()
              intoForm()
            }
          }}
        >
          {things.map((thing, place) => (
            <div
              key={thing.id}
              role="option"
              aria-selected={place === index}
              tabIndex={place === index ? 0 : -1}
              className="profile-row profile-rule-row"
              onClick={() => choose(thing)}
            >
              {renderRow(thing, place)}
            </div>
          ))}
        </div>
        {locked ? null : (
          <div className="profile-list-foot">
            <Button onClick={add}>
              {addLabel} <KeyHint keys="N" />
            </Button>
            {foot}
          </div>
        )}
      </div>
      <div ref={pane} className="profile-thing">
        {current
          ? renderForm(current, index, () => {
              onChange(things.filter(({ id }) => id !== current.id))
              setChosen(undefined)
            })
          : null}
      </div>
    </div>
  )
}
