import { Input } from 'antd'
import { errorText, refusalOf } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import './set-up.css'
import { texts } from './texts.ts'

const groupCount = 8
const groupLength = 5

/** The letters and digits of a recovery key as somebody typed it. */
export const plainRecoveryKey = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Whether an error is shown at the group it is about, and needs no note of its own. */
export const isTypingError = (error: unknown) => refusalOf(error)?.code === 'keys.recoveryTyping'

interface RecoveryKeyFieldProps {
  readonly value: string
  onChange(typed: string): void
  /** Why the key was refused; a typing error is shown where it is. */
  readonly error: unknown
  readonly autoFocus?: boolean
}

/** The printed recovery key, group by group beside what was typed, so that a slip is found by looking. */
export function RecoveryKeyField({ value, onChange, error, autoFocus = true }: RecoveryKeyFieldProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const plain = plainRecoveryKey(value)
  const refusal = refusalOf(error)
  const wrongGroup = refusal?.code === 'keys.recoveryTyping' ? Number(refusal.params.group) : undefined
  return (
    <>
      <Field
        label={t('recoveryKey')}
        hint={t('keyRead', { found: plain.length })}
        error={wrongGroup === undefined ? undefined : errorText(error, language)}
      >
        {control => (
          <Input
            {...control}
            size="large"
            className="door-code"
            value={value}
            onChange={event => onChange(event.target.value)}
            autoFocus={autoFocus}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        )}
      </Field>
      <ol className="key-groups">
        {Array.from({ length: groupCount }, (_, index) => (
          <li key={index} className={wrongGroup === index + 1 ? 'key-group-wrong' : undefined}>
            <small>{t('keyGroup', { group: index + 1 })}</small>
            {plain.slice(index * groupLength, (index + 1) * groupLength) || ' '}
          </li>
        ))}
      </ol>
    </>
  )
}
