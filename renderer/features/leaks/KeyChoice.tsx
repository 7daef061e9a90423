import { type KeyboardEvent, useEffect, useRef } from 'react'
import { KeyHint } from '../../components/KeyHint.tsx'

interface KeyChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly note?: string }[]
  onChange(value: Value): void
  /** Takes the focus when it comes. */
  readonly first?: boolean
}

/** One of a few, chosen by its digit, the arrows, or a press. */
export function KeyChoice<Value extends string>(props: KeyChoiceProps<Value>) {
  const { label, value, choices, onChange, first } = props
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (first) group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [first])
  const choose = (index: number) => {
    const choice = choices[index]
    if (!choice) return
    onChange(choice.value)
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus()
  }
  const at = choices.findIndex(choice => choice.value === value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    if (digit !== -1 && digit < choices.length) choose(digit)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') choose((at + 1) % choices.length)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft')
      choose((Math.max(at, 0) + choices.length - 1) % choices.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={group} className="key-choice" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice, index) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          className="key-choice-one"
          onClick={() => choose(index)}
          onKeyDown={event => {
            // Enter sends the form, as in any field.
            if (event.key !== 'Enter' || event.ctrlKey) return
            event.preventDefault()
            event.currentTarget.closest('form')?.requestSubmit()
          }}
        >
          {index < 9 ? <KeyHint keys={String(index + 1)} /> : null}
          <span>{choice.text}</span>
          {choice.note ? <span className="desk-soft">{choice.note}</span> : null}
        </button>
      ))}
    </div>
  )
}
