import { Input, Select } from 'antd'
import { useState } from 'react'
import { type ThingCondition, thingConditions } from '../../../main/contract/lending.ts'
import { conditionWords } from '../../../main/contract/register-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { lendingTexts } from './lending-texts.ts'
import { RegisterForm } from './RegisterForm.tsx'

interface ConditionFormProps {
  readonly label: string
  readonly conditionLabel: string
  readonly noteLabel: string
  readonly now: ThingCondition
  readonly pending: boolean
  readonly error: unknown
  onSend(condition: ThingCondition, note: string): void
  onCancel(): void
}

/** In which condition a thing is, with a word about it: on its return, after a repair. `Ctrl Enter` sends. */
export function ConditionForm(props: ConditionFormProps) {
  const t = useTexts(lendingTexts)
  const word = useWord()
  const [condition, setCondition] = useState(props.now)
  const [note, setNote] = useState('')
  const submit = () => {
    if (!props.pending) props.onSend(condition, note)
  }
  return (
    <RegisterForm
      label={props.label}
      send={props.label}
      pending={props.pending}
      error={props.error}
      onSubmit={submit}
      onCancel={props.onCancel}
    >
      <Field label={props.conditionLabel}>
        {({ id }) => (
          <Select
            id={id}
            autoFocus
            value={condition}
            options={thingConditions.map(one => ({ value: one, label: word(conditionWords[one]) }))}
            onChange={setCondition}
          />
        )}
      </Field>
      <Field label={props.noteLabel}>
        {control => (
          <Input
            {...control}
            maxLength={2000}
            placeholder={props.noteLabel === t('whatDone') ? t('whatDonePlaceholder') : undefined}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
    </RegisterForm>
  )
}
