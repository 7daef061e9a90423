import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Words } from '../../../main/contract/words.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'

interface RegisterFormProps {
  readonly label: string
  /** What the button that sends it says; by default that it saves. */
  readonly send?: string
  readonly pending: boolean
  readonly error: unknown
  /** What others changed of the entry since the form was opened. */
  readonly meanwhile?: Parameters<typeof MeanwhileNote>[0]
  onSubmit(): void
  onCancel(): void
  readonly children: ReactNode
}

/** The form of an entry of a register, with its refusal and its buttons. `Ctrl Enter` sends it. */
export function RegisterForm({
  label,
  send,
  pending,
  error,
  meanwhile,
  onSubmit,
  onCancel,
  children,
}: RegisterFormProps) {
  const common = useTexts(commonTexts)
  return (
    <DeskForm onSubmit={onSubmit} ctrlEnter className="reg-form" label={label}>
      {children}
      {meanwhile ? <MeanwhileNote {...meanwhile} /> : null}
      <ErrorNote error={error} />
      <div className="reg-foot">
        <Button type="text" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={pending}>
          {send ?? common('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly maxLength: number
  readonly error?: string | undefined
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
}

/** One line of text. */
export function TextField({ label, value, onChange, error, required = false, ...input }: TextFieldProps) {
  return (
    <Field label={label} error={error} required={required}>
      {control => (
        <Input {...control} {...input} value={value} onChange={event => onChange(event.target.value)} />
      )}
    </Field>
  )
}

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string
  readonly value: Choice
  readonly choices: readonly Choice[]
  readonly words: Readonly<Record<Choice, Words>>
  onChange(choice: Choice): void
}

/** One of a few, each by its word. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, value, choices, words, onChange } = props
  const word = useWord()
  return (
    <Field label={label}>
      {({ id }) => (
        <Select<Choice>
          id={id}
          value={value}
          options={choices.map(one => ({ value: one, label: word(words[one]) }))}
          onChange={chosen => onChange(chosen)}
        />
      )}
    </Field>
  )
}
