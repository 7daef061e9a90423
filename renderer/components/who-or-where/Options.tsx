import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

export interface Option {
  readonly key: string
  readonly content: ReactNode
  /** What typing finds it by. */
  readonly text?: string
  choose(): void
}

interface OptionsProps {
  readonly label: string
  readonly options: readonly Option[]
  /** What was typed and is none of the options: it goes on in a field. */
  onType?(text: string): void
}

/** Letters of any script, digits and what stands in numbers of homes and phones; no blanks, which press buttons. */
const begins = /^[\p{L}\p{N}#＃+-]$/u

/**
 * A few choices side by side; the first has the focus, arrows move, Enter takes, Escape takes the last. Typing goes to
 * the first option that has what was typed; what none of them has is handed on, so that no key is lost.
 */
export function Options({ label, options, onType }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  useEffect(() => {
    list.current?.querySelector('button')?.focus()
  }, [])
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])]
  const type = (text: string) => {
    const found = options.findIndex(option => option.text?.toLowerCase().includes(text.toLowerCase()))
    if (found < 0) {
      onType?.(text)
      return
    }
    setTyped(text)
    buttons()[text === '' ? 0 : found]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      options.at(-1)?.choose()
      return
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const erases = event.key === 'Backspace' && typed !== ''
    if (plain && (erases || begins.test(event.key) || (event.key === ' ' && typed !== ''))) {
      event.preventDefault()
      // A letter that is typed here is no shortcut of the page.
      event.stopPropagation()
      type(erases ? typed.slice(0, -1) : typed + event.key)
      return
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = buttons()
    const at = all.findIndex(button => button === document.activeElement)
    all[(at + step + all.length) % all.length]?.focus()
  }
  return (
    <div ref={list} className="who-options" role="group" aria-label={label} onKeyDown={onKeyDown}>
      <span className="who-question">{label}</span>
      {typed === '' ? null : <kbd className="who-typed">{typed}</kbd>}
      {options.map(option => (
        <button key={option.key} type="button" className="who-option" onClick={option.choose}>
          {option.content}
        </button>
      ))}
    </div>
  )
}
