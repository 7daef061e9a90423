import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Phone } from '../../../main/contract/values.ts'
import { isPlainEnter } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface CallerFieldsProps {
  readonly initial: { readonly name: string; readonly phone: string }
  /** Somebody is still typing what it begins with. */
  readonly typing?: boolean
  onDone(caller: { name: string; phone: string }): void
  onCancel(): void
}

/** Name and phone of somebody who is not registered; Enter goes to the other field, then takes both. */
export function CallerFields({ initial, typing = false, onDone, onCancel }: CallerFieldsProps) {
  const t = useTexts(texts)
  const [name, setName] = useState(initial.name)
  const [phone, setPhone] = useState(initial.phone)
  const [tried, setTried] = useState(false)
  const nameInput = useRef<InputRef>(null)
  const phoneInput = useRef<InputRef>(null)
  const startAtPhone = typing ? initial.phone !== '' : initial.name !== ''
  useEffect(() => {
    ;(startAtPhone ? phoneInput : nameInput).current?.focus({ cursor: 'end' })
  }, [startAtPhone])

  const phoneOk = phone.trim() === '' || Phone.safeParse(phone).success
  const missing = name.trim() === '' && phone.trim() === ''
  const done = () => {
    setTried(true)
    if (!missing && phoneOk) onDone({ name: name.trim(), phone: phone.trim() })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (isPlainEnter(event)) {
      event.preventDefault()
      if (event.currentTarget === nameInput.current?.input && phone.trim() === '') phoneInput.current?.focus()
      else done()
    } else if (event.key === 'Enter') event.preventDefault()
  }
  const problem = !tried ? '' : missing ? t('callerMissing') : phoneOk ? '' : t('phoneWrong')
  return (
    <div className="who-caller">
      <Input
        ref={nameInput}
        aria-label={t('callerName')}
        placeholder={t('callerNamePlaceholder')}
        prefix={<span className="desk-soft">{t('callerName')}</span>}
        value={name}
        maxLength={200}
        onChange={event => setName(event.target.value)}
        onKeyDown={onKeyDown}
        status={tried && missing ? 'error' : ''}
      />
      <Input
        ref={phoneInput}
        aria-label={t('callerPhone')}
        placeholder={t('callerPhonePlaceholder')}
        prefix={<span className="desk-soft">{t('callerPhone')}</span>}
        value={phone}
        maxLength={40}
        inputMode="tel"
        onChange={event => setPhone(event.target.value)}
        onKeyDown={onKeyDown}
        status={tried && (missing || !phoneOk) ? 'error' : ''}
      />
      <Button onClick={done}>{t('callerDone')}</Button>
      {problem ? (
        <span role="alert" className="field-error who-problem">
          {problem}
        </span>
      ) : null}
    </div>
  )
}
