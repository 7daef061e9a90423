import { Input } from 'antd'
import { useState } from 'react'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { RegisterForm } from '../registers/RegisterForm.tsx'
import { texts } from './texts.ts'
import { type DefectStep, useDefectSteps } from './useDefectSteps.ts'

interface StepFormProps {
  readonly step: Exclude<DefectStep, 'dispatch' | 'repaired' | 'accept'>
  readonly defectIds: readonly string[]
  onDone(): void
  onCancel(): void
}

/** Why defects go back, are declined, or what was decided of them. `Ctrl Enter` sends it. */
export function StepForm({ step, defectIds, onDone, onCancel }: StepFormProps) {
  const t = useTexts(texts)
  const today = formatDay(useNow())
  const steps = useDefectSteps()
  const [reason, setReason] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || steps.pending) return
    // A refusal stands below, and what was typed stays.
    steps
      .withReason(step, [...defectIds], reason.trim(), dueOn === '' ? null : dueOn)
      .then(onDone, () => undefined)
  }
  return (
    <RegisterForm
      label={t(step)}
      send={t(step)}
      pending={steps.pending}
      error={steps.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <h2>
        {t(step)} · {t('defectsCount', { count: defectIds.length })}
      </h2>
      <Field label={t('reason')} error={tried && missing ? t('reasonMissing') : undefined} required>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {step === 'sendBack' ? (
        <Field label={t('dueOn')} hint={t('dueHint')}>
          {control => <DateField {...control} value={dueOn} min={today} onChange={setDueOn} />}
        </Field>
      ) : null}
    </RegisterForm>
  )
}
