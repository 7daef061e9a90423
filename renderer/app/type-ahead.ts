/** How long typing is kept for a page that is on its way, in milliseconds. */
const patience = 10_000

let giveUp: (() => void) | undefined

/**
 * Keeps what is typed while a page is on its way and hands it to the first field that takes the focus there: who
 * presses a key for a page and goes on typing loses no character, and no single letter of it works as a shortcut
 * meanwhile. Escape gives up.
 * @returns how to stop, once the page is there: without a field what was typed is dropped
 */
export function keepTyping(): () => void {
  giveUp?.()
  let kept = ''
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return stop()
    const printable = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (printable) kept += event.key
    else if (event.key === 'Backspace') kept = kept.slice(0, -1)
    else return undefined
    event.preventDefault()
    event.stopImmediatePropagation()
    return undefined
  }
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return
    stop()
    // The field may still be setting itself up.
    queueMicrotask(() => write(target, kept))
  }
  const stop = () => {
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('focusin', onFocus, true)
    clearTimeout(timer)
    if (giveUp === stop) giveUp = undefined
  }
  const timer = setTimeout(stop, patience)
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('focusin', onFocus, true)
  giveUp = stop
  return stop
}

/** Puts a text where the cursor of a field is, as if it had been typed. */
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  if (text === '') return
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length]
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
