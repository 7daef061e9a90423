import { Input } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { PasswordInput } from '../session/PasswordInput.tsx'
import { texts } from './texts.ts'

/** Account and password of a manager, where nobody can sign in. */
export interface Manager {
  readonly login: string
  readonly password: string
}

export const nobody: Manager = { login: '', password: '' }

export const isFilled = ({ login, password }: Manager) => login.trim() !== '' && password !== ''

interface ManagerFieldsProps {
  readonly value: Manager
  onChange(next: Manager): void
}

export function ManagerFields({ value, onChange }: ManagerFieldsProps) {
  const t = useTexts(texts)
  return (
    <>
      <Field label={t('login')}>
        {control => (
          <Input
            {...control}
            size="large"
            value={value.login}
            onChange={event => onChange({ ...value, login: event.target.value })}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
          />
        )}
      </Field>
      <PasswordInput
        label={t('password')}
        value={value.password}
        onChange={password => onChange({ ...value, password })}
        kind="current-password"
      />
    </>
  )
}
