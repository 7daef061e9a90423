import { Button, Input } from 'antd'
import { useState } from 'react'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import '../directives/directives.css'
import { texts } from './message-texts.ts'

interface DirectiveFormProps {
  readonly site: { readonly id: string; readonly name: string }
  /** The case that is supervised; a directive of its own where there is none. */
  readonly about?: { readonly id: string; readonly number: string }
  onSent(): void
  onClose(): void
}

/** What a site is asked to do. `Ctrl Enter` sends, `Escape` leaves. */
export function DirectiveForm({ site, about, onSent, onClose }: DirectiveFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [directiveId] = useState(newId)
  const [title, setTitle] = useState(about ? t('about', { number: about.number }) : '')
  const [text, setText] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [tried, setTried] = useState(false)
  const send = useCommand(trpc.hqDirectives.send, { onSuccess: onSent })
  useHotkey({ keys: 'Escape', label: t('cancel'), inFields: true }, onClose)
  const isMissing = title.trim() === ''
  const submit = () => {
    setTried(true)
    if (isMissing || send.pending) return
    send.send({
      hqSiteId: site.id,
      directiveId,
      kind: about ? 'supervision' : 'directive',
      caseId: about?.id ?? null,
      dueOn: dueOn === '' ? null : dueOn,
      title: title.trim(),
      text: text.trim(),
    })
  }
  return (
    <DeskForm
      onSubmit={submit}
      ctrlEnter
      className="told-card told-form"
      label={t('sendTo', { name: site.name })}
    >
      <strong>{t('sendTo', { name: site.name })}</strong>
      <Field label={t('subject')} error={tried && isMissing ? t('missing') : undefined} required>
        {control => (
          <Input
            {...control}
            autoFocus={!about}
            maxLength={200}
            value={title}
            onChange={event => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('words')}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus={about !== undefined}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={20_000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('dueOn')}>
        {control => <DateField {...control} value={dueOn} onChange={setDueOn} />}
      </Field>
      <ErrorNote error={send.error} />
      <div className="told-steps">
        <Button type="primary" htmlType="submit" loading={send.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <span className="desk-soft">{t('goes')}</span>
      </div>
    </DeskForm>
  )
}
