import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

export interface Option {
  readonly key: string
  readonly content: ReactNode
  choose(): void
}

/** A few choices side by side; the first has the focus, arrows move, Enter takes, Escape takes the last. */
export function Options({ label, options }: { readonly label: string; readonly options: readonly Option[] }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('button')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      options.at(-1)?.choose()
      return
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex(button => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div ref={list} className="who-options" role="group" aria-label={label} onKeyDown={onKeyDown}>
      <span className="who-question">{label}</span>
      {options.map(option => (
        <button key={option.key} type="button" className="who-option" onClick={option.choose}>
          {option.content}
        </button>
      ))}
    </div>
  )
}
