import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { isComposing } from '../app/hotkeys.ts'

interface DeskFormProps {
  onSubmit(): void
  /** Also while a field of several lines has the focus. */
  readonly ctrlEnter?: boolean
  readonly className?: string
  readonly label?: string
  readonly children: ReactNode
}

/**
 * A form sent by its button or by Enter, never by the Enter that chooses a word of an input method. The browser
 * does not check the fields: the errors are ours, in the language of the screen.
 */
export function DeskForm({ onSubmit, ctrlEnter, className, label, children }: DeskFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    if (isComposing(event)) {
      // A text area needs the key for itself; a line would send the form.
      if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault()
    } else if (ctrlEnter && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (event.currentTarget instanceof HTMLFormElement) send(event.currentTarget)
    }
  }
  const send = (form: HTMLFormElement) => {
    // A date nobody can read is no empty date: what was typed stays, with the reason below, and nothing is sent.
    const unread = form.querySelector<HTMLElement>('[data-unread]')
    if (unread) unread.focus()
    else onSubmit()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(event.currentTarget)
    // Once the errors are drawn: to the first field that needs another look.
    const form = event.currentTarget
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form className={className} aria-label={label} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
    </form>
  )
}
