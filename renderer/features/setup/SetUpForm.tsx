import { Button, Input } from 'antd'
import type { z } from 'zod'
import { SetUpInput } from '../../../main/contract/site.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useForm } from '../../components/form.ts'
import { PasswordInput } from '../session/PasswordInput.tsx'
import { texts } from './texts.ts'

const Fields = SetUpInput.pick({ code: true, name: true, managerName: true, login: true, password: true })
type Fields = z.input<typeof Fields>

interface SetUpFormProps {
  onSubmit(input: z.input<typeof SetUpInput>): void
  onBack(): void
  readonly pending: boolean
  readonly error: unknown
}

/** What a desk cannot begin without; everything else can come later under settings. */
export function SetUpForm({ onSubmit, onBack, pending, error }: SetUpFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const form = useForm<Fields>(Fields, { code: '', name: '', managerName: '', login: '', password: '' })
  const { values, errorOf } = form
  const code = values.code.trim().toUpperCase()
  const number = `KF-${/^[A-Z0-9]{2,8}$/.test(code) ? code : 'BS'}-202607-0001`
  const submit = () => {
    if (form.check().ok && !pending) onSubmit({ ...values, language })
  }
  const text = (name: 'name' | 'managerName' | 'code' | 'login', more: { hint?: string; wrong?: string }) => (
    <Field
      label={t(name === 'name' ? 'siteName' : name === 'code' ? 'siteCode' : name)}
      hint={more.hint}
      error={
        errorOf(name) === undefined || values[name] === '' ? errorOf(name) : (more.wrong ?? errorOf(name))
      }
      required
    >
      {control => (
        <Input
          {...control}
          size="large"
          value={values[name]}
          onChange={event => form.set(name, event.target.value)}
          autoFocus={name === 'name'}
          autoComplete={name === 'login' ? 'username' : 'off'}
          spellCheck={false}
          maxLength={200}
        />
      )}
    </Field>
  )
  return (
    <DeskForm onSubmit={submit} className="door-form" label={t('formTitle')}>
      {text('name', { hint: t('siteNameHint') })}
      {text('code', { hint: t('siteCodeHint', { number }), wrong: t('siteCodeWrong') })}
      <div className="door-pair">
        {text('managerName', {})}
        {text('login', { hint: t('loginHint'), wrong: t('loginWrong') })}
      </div>
      <PasswordInput
        label={t('password')}
        hint={t('passwordHint')}
        error={errorOf('password')}
        value={values.password}
        onChange={value => form.set('password', value)}
        kind="new-password"
        required
      />
      <ErrorNote error={error} />
      <div className="secret-actions">
        <Button type="primary" size="large" htmlType="submit" loading={pending}>
          {t('create')}
        </Button>
        <Button size="large" type="text" onClick={onBack} disabled={pending}>
          {t('back')}
        </Button>
      </div>
    </DeskForm>
  )
}
