import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/** A shortcut as it is registered while its screen is shown. */
export interface Hotkey {
  /** `Ctrl K`, `F2`, `J`, `?`. `Ctrl` is Command on a Mac. Blanks part keys pressed together. */
  readonly keys: string
  /** What it does, for the help that `?` opens. */
  readonly label: string
  /** Works on any page, listed apart in the help. */
  readonly everywhere?: boolean
  /** Also while a field has the focus; by default only keys with Ctrl or Alt and function keys do. */
  readonly inFields?: boolean | undefined
  readonly disabled?: boolean
}

interface Entry extends Hotkey {
  run(event: KeyboardEvent): void
}

const entries: Entry[] = []
const listeners = new Set<() => void>()
let snapshot: readonly Hotkey[] = []

function changed(): void {
  snapshot = entries.filter(entry => entry.disabled !== true)
  for (const listener of listeners) listener()
}

/** The shortcuts that work now, for the help. */
export const useActiveHotkeys = (): readonly Hotkey[] =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => snapshot,
  )

/**
 * Offers a shortcut while the calling component is shown; the one shown last wins. It is there with what is seen, not
 * a moment later: whoever is quick presses Ctrl S right behind a choice.
 */
export function useHotkey(hotkey: Hotkey, run: (event: KeyboardEvent) => void): void {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  const { keys, label, everywhere, inFields, disabled } = hotkey
  useLayoutEffect(() => {
    const entry: Entry = {
      keys,
      label,
      everywhere: everywhere ?? false,
      inFields,
      disabled: disabled ?? false,
      run: event => latest.current(event),
    }
    entries.push(entry)
    changed()
    return () => {
      entries.splice(entries.indexOf(entry), 1)
      changed()
    }
  }, [keys, label, everywhere, inFields, disabled])
}

/** True while an input method is composing: then Enter chooses a word and must do nothing else. */
export function isComposing(event: { nativeEvent: KeyboardEvent } | KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  // Safari ends the composition before the key that ended it; it still carries 229.
  return native.isComposing || native.keyCode === 229
}

/** Enter as people mean it: not while composing, not held down. */
export function isPlainEnter(event: { nativeEvent: KeyboardEvent } | KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.key === 'Enter' && !isComposing(event) && !native.repeat
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split(' ')
  const key = parts.at(-1) ?? ''
  const control = parts.includes('Ctrl')
  if (control !== (event.ctrlKey || event.metaKey) || parts.includes('Alt') !== event.altKey) return false
  // `?` and capitals come with Shift of themselves.
  if (parts.includes('Shift') && !event.shiftKey) return false
  if (key.length === 1 && /[a-z]/i.test(key)) {
    return event.key.toLowerCase() === key.toLowerCase() && (parts.includes('Shift') || !event.shiftKey)
  }
  return event.key === key
}

/** A tab takes each Enter for its own, also the one with Ctrl that sends what the page is about. */
const isEatenByTab = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  event.key === 'Enter' &&
  event.target instanceof Element &&
  event.target.closest('[role=tab]') !== null

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type))
  )
}

const worksInFields = (entry: Entry) => entry.inFields ?? /Ctrl|Alt|^F\d/.test(entry.keys)

let suspended = false

/** While the screen is locked no shortcut reaches the page beneath. */
export function suspendHotkeys(suspend: boolean): void {
  suspended = suspend
}

/** Whether the page beneath a locked screen must take nothing. */
export const areHotkeysSuspended = (): boolean => suspended

/** Hands a key to the shortcut shown last that wants it. */
export function dispatchHotkey(event: KeyboardEvent): void {
  if (suspended || (event.defaultPrevented && !isEatenByTab(event)) || isComposing(event)) return
  const field = isField(event.target)
  for (const entry of [...entries].reverse()) {
    if (entry.disabled === true || !matches(entry.keys, event) || (field && !worksInFields(entry))) continue
    event.preventDefault()
    entry.run(event)
    return
  }
}

window.addEventListener('keydown', dispatchHotkey)
