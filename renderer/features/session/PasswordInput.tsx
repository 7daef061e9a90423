import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { Field } from '../../components/Field.tsx'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface PasswordInputProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly error?: string | undefined
  readonly hint?: string
  readonly autoFocus?: boolean
  /** What a password manager may do here. */
  readonly kind: 'current-password' | 'new-password'
  readonly disabled?: boolean
  /** Marked where it stands among fields that are not asked for. */
  readonly required?: boolean
  readonly inputRef?: Ref<InputRef>
}

/** A password with a hint while Caps Lock is on; it can be shown to check the typing. */
export function PasswordInput(props: PasswordInputProps) {
  const t = useTexts(texts)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field
      label={props.label}
      error={props.error}
      hint={capsLock ? t('capsLock') : props.hint}
      required={props.required ?? false}
    >
      {control => (
        <Input.Password
          {...control}
          ref={props.inputRef ?? null}
          size="large"
          value={props.value}
          onChange={event => props.onChange(event.target.value)}
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCapsLock(false)}
          autoFocus={props.autoFocus ?? false}
          autoComplete={props.kind}
          disabled={props.disabled ?? false}
        />
      )}
    </Field>
  )
}
