import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { texts } from './texts.ts'

interface ReasonFormProps {
  readonly label: string
  readonly pending: boolean
  readonly error: unknown
  onSend(reason: string): void
  onCancel(): void
}

/** One line for a reason; Enter sends it, Escape gives up. */
export function ReasonForm({ label, pending, error, onSend, onCancel }: ReasonFormProps) {
  const t = useTexts(texts)
  const input = useRef<InputRef>(null)
  const [reason, setReason] = useState('')
  const said = reason.trim()
  useEffect(() => {
    input.current?.focus()
  }, [])
  return (
    <DeskForm
      className="filing-row reason-form"
      label={label}
      onSubmit={() => {
        if (said !== '') onSend(said)
      }}
    >
      <Input
        ref={input}
        aria-label={label}
        placeholder={label}
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onCancel()
        }}
      />
      <Button type="primary" htmlType="submit" disabled={said === ''} loading={pending}>
        {t('save')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <ErrorNote error={error} />
    </DeskForm>
  )
}
