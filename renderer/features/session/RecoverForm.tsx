import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Password } from '../../../main/contract/site.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useForm } from '../../components/form.ts'
import { SecretSheet } from '../setup/SecretSheet.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { texts } from './texts.ts'
import { useBlocked } from './useBlocked.ts'

const RecoverInput = z.object({
  login: z.string().trim().min(1).max(60),
  code: z.string().trim().min(1).max(60),
  password: Password,
})

interface RecoverFormProps {
  onBack(): void
  onHold(hold: boolean): void
}

/** A new password with the printed recovery code; shows the next code before going on. */
export function RecoverForm({ onBack, onHold }: RecoverFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [newCode, setNewCode] = useState<string>()
  const form = useForm(RecoverInput, { login: '', code: '', password: '' })
  const recover = useMutation(
    trpc.staff.recover.mutationOptions({
      onMutate: () => onHold(true),
      onError: () => onHold(false),
      onSuccess: ({ recoveryCode }) => setNewCode(recoveryCode),
    }),
  )
  const blocked = useBlocked(recover.error)
  const { values } = form

  if (newCode !== undefined) {
    const goOn = () => {
      onHold(false)
      client.resetQueries().catch(reportError)
    }
    return (
      <>
        <p>{t('newCodeText')}</p>
        <SecretSheet
          secrets={{ recoveryCode: newCode, login: values.login }}
          onKept={goOn}
          proceed={t('goOn')}
        />
      </>
    )
  }
  const submit = () => {
    if (form.check().ok && blocked === 0 && !recover.isPending) recover.mutate(values)
  }
  return (
    <DeskForm onSubmit={submit} className="door-form" label={t('recoverTitle')}>
      <Field label={t('login')} error={form.errorOf('login')}>
        {control => (
          <Input
            {...control}
            size="large"
            value={values.login}
            onChange={event => form.set('login', event.target.value)}
            autoComplete="username"
            autoFocus
          />
        )}
      </Field>
      <Field label={t('recoveryCode')} hint={t('recoveryCodeHint')} error={form.errorOf('code')}>
        {control => (
          <Input
            {...control}
            size="large"
            className="door-code"
            value={values.code}
            onChange={event => form.set('code', event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <PasswordInput
        label={t('newPassword')}
        hint={t('passwordHint')}
        error={form.errorOf('password')}
        value={values.password}
        onChange={value => form.set('password', value)}
        kind="new-password"
      />
      {blocked > 0 ? (
        <p role="alert" className="door-blocked desk-figures">
          {t('blocked', { seconds: blocked })}
        </p>
      ) : (
        <ErrorNote error={recover.error} />
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={recover.isPending}
        disabled={blocked > 0}
        block
      >
        {t('recover')}
      </Button>
      <Button type="link" size="small" onClick={onBack}>
        {t('back')}
      </Button>
    </DeskForm>
  )
}
