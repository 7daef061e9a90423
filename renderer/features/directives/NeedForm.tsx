import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { needKindWords } from '../../../main/contract/directive-words.ts'
import { type NeedKind, needKinds } from '../../../main/contract/directives.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { CaseSelect } from '../cases/CaseSelect.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** What the site needs of headquarters, or finds difficult. `Ctrl Enter` saves, `Escape` leaves. */
export function NeedForm({ onClose }: { onClose(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const raise = useCommand(trpc.directives.raiseNeed, { onSuccess: onClose })
  const [needId] = useState(newId)
  const [kind, setKind] = useState<NeedKind>('need')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [caseId, setCase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  useHotkey({ keys: 'Escape', label: t('cancel'), inFields: true }, onClose)
  const isMissing = title.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isMissing && !raise.pending)
      raise.send({ needId, kind, caseId, title: title.trim(), text: text.trim() })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="told-card told-form" label={t('raiseLabel')}>
      <Segmented
        aria-label={t('kind')}
        value={kind}
        options={needKinds.map(value => ({ value, label: word(needKindWords[value]) }))}
        onChange={setKind}
      />
      <Field label={t('subject')} error={tried && isMissing ? t('missing') : undefined} required>
        {control => (
          <Input
            {...control}
            autoFocus
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
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={20_000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('case')}>
        {({ id }) => (
          <CaseSelect
            id={id}
            label={t('case')}
            placeholder={t('casePlaceholder')}
            value={caseId}
            onChange={setCase}
          />
        )}
      </Field>
      <ErrorNote error={raise.error} />
      <div className="told-steps">
        <Button type="primary" htmlType="submit" loading={raise.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <span className="desk-soft">{t('goes')}</span>
      </div>
    </DeskForm>
  )
}
