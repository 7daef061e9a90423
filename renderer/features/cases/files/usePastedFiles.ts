import { useEffect, useRef } from 'react'
import { areHotkeysSuspended } from '../../../app/hotkeys.ts'

/**
 * Takes pictures and files pasted anywhere on the page while the calling component is shown, whatever has the focus.
 * What a field or a `FileDrop` further in takes for itself stays theirs.
 */
export function usePastedFiles(onFiles: (files: readonly File[]) => void, disabled = false): void {
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    if (disabled) return undefined
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (event.defaultPrevented || files.length === 0 || areHotkeysSuspended()) return
      // A picture from a messenger comes with text too; in a field the text is what is meant.
      if (event.clipboardData?.types.includes('text/plain') && isTextField(event.target)) return
      event.preventDefault()
      latest.current(files)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [disabled])
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(target.tagName))
