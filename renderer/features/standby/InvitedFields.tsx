import { Input } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** The line from the main computer, and what this one is to be called there. */
export interface Invited {
  readonly line: string
  readonly name: string
}

export const isInvited = ({ line, name }: Invited) => line.trim() !== '' && name.trim() !== ''

export const trimmed = ({ line, name }: Invited): Invited => ({ line: line.trim(), name: name.trim() })

interface InvitedFieldsProps {
  readonly value: Invited
  onChange(next: Invited): void
}

export function InvitedFields({ value, onChange }: InvitedFieldsProps) {
  const t = useTexts(texts)
  return (
    <>
      <Field label={t('line')}>
        {control => (
          <Input.TextArea
            {...control}
            className="door-code"
            value={value.line}
            onChange={event => onChange({ ...value, line: event.target.value })}
            autoFocus
            autoSize={{ minRows: 2 }}
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
          />
        )}
      </Field>
      <Field label={t('joinName')} hint={t('joinNameHint')}>
        {control => (
          <Input
            {...control}
            size="large"
            value={value.name}
            onChange={event => onChange({ ...value, name: event.target.value })}
            maxLength={40}
          />
        )}
      </Field>
    </>
  )
}
