import { useHotkey } from '../../app/hotkeys.ts'
import { KeyHint } from '../../components/KeyHint.tsx'

interface KeyChoiceProps {
  readonly keys: string
  readonly label: string
  readonly pressed: boolean
  readonly disabled?: boolean
  /** Danger to people is marked by more than a frame. */
  readonly grave?: boolean
  press(): void
}

/** One choice on one key, shown on it; the mouse may press it too. */
export function KeyChoice({ keys, label, pressed, disabled = false, grave = false, press }: KeyChoiceProps) {
  useHotkey({ keys, label, disabled }, press)
  const look = pressed ? (grave ? 'call-key call-key-grave' : 'call-key call-key-on') : 'call-key'
  return (
    <button type="button" className={look} aria-pressed={pressed} disabled={disabled} onClick={press}>
      <KeyHint keys={keys} />
      {grave && pressed ? '⚠ ' : ''}
      {label}
    </button>
  )
}
