import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import '../directives/directives.css'
import { texts } from './message-texts.ts'

interface WordsProps {
  readonly label: string
  readonly verb: string
  readonly isRequired?: boolean
  readonly most?: number
  readonly pending: boolean
  readonly error: unknown
  /** Fields behind the words. */
  readonly children?: ReactNode
  onSubmit(text: string): void
  onClose(): void
}

/** What goes down to a site, in words. `Ctrl Enter` sends, `Escape` leaves. */
export function Words(props: WordsProps) {
  const {
    label,
    verb,
    isRequired = false,
    most = 20_000,
    pending,
    error,
    children,
    onSubmit,
    onClose,
  } = props
  const t = useTexts(texts)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = isRequired && text.trim() === ''
  useHotkey({ keys: 'Escape', label: t('cancel'), inFields: true }, onClose)
  return (
    <DeskForm
      ctrlEnter
      className="told-form"
      label={label}
      onSubmit={() => {
        setTried(true)
        if (!isMissing && !pending) onSubmit(text.trim())
      }}
    >
      <Field label={label} error={tried && isMissing ? t('missing') : undefined} required={isRequired}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={most}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {children}
      <ErrorNote error={error} />
      <div className="told-steps">
        <Button type="primary" htmlType="submit" loading={pending}>
          {verb} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <span className="desk-soft">{t('goes')}</span>
      </div>
    </DeskForm>
  )
}
