import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import '../form.css'
import type { PersonClass } from './ClassPanel.tsx'
import { classTexts } from './class-texts.ts'

interface ClassFormProps {
  readonly shown: PersonClass
  readonly pending: boolean
  readonly error: unknown
  onSend(next: { class: string | null; reason: string }): void
  onClose(): void
}

/** No class of the profile has this id: ids begin with a letter. */
const noClass = '-'

/** Which class somebody gets by hand, and why. */
export function ClassForm({ shown: { holds, hand }, pending, error, onSend, onClose }: ClassFormProps) {
  const t = useTexts(classTexts)
  const language = useLanguage()
  const offered = useProfile()?.classes ?? []
  const [picked, setPicked] = useState<string>()
  // The profile may come later than the form; a class that is offered no more cannot be given again.
  const chosen = picked ?? offered.find(({ id }) => id === holds?.id)?.id ?? noClass
  const [reason, setReason] = useState(hand?.reason ?? '')
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    const said = reason.trim()
    if (said !== '') onSend({ class: chosen === noClass ? null : chosen, reason: said })
  }
  return (
    <DeskForm onSubmit={send} className="owner-form" label={t('set')}>
      <Field label={t('class')}>
        {({ id }) => (
          <Select
            id={id}
            autoFocus
            value={chosen}
            onChange={setPicked}
            options={[
              ...offered.map(rule => ({ value: rule.id, label: rule.name[language] })),
              { value: noClass, label: t('none') },
            ]}
          />
        )}
      </Field>
      <Field
        label={t('reason')}
        required
        error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
      >
        {control => (
          <Input
            {...control}
            value={reason}
            maxLength={500}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={error} />
      <div className="owner-form-end">
        <Button size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={pending}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
