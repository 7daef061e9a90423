import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

interface AnswerFormProps {
  readonly directiveId: string
  onClose(): void
}

/** What headquarters is told about a directive. `Ctrl Enter` notes it, `Escape` leaves. */
export function AnswerForm({ directiveId, onClose }: AnswerFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const answer = useCommand(trpc.directives.answer, { onSuccess: onClose })
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  useHotkey({ keys: 'Escape', label: t('cancel'), inFields: true }, onClose)
  const isMissing = text.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isMissing && !answer.pending) answer.send({ directiveId, text: text.trim() })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="told-form" label={t('answerLabel')}>
      <Field label={t('answerLabel')} error={tried && isMissing ? t('missing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={20_000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={answer.error} />
      <div className="told-steps">
        <Button type="primary" htmlType="submit" loading={answer.pending}>
          {t('send')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <span className="desk-soft">{t('goes')}</span>
      </div>
    </DeskForm>
  )
}
