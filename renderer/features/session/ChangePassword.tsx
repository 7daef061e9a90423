import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { ChangePasswordInput } from '../../../main/contract/staff.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useForm } from '../../components/form.ts'
import { Page } from '../../components/Page.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { texts } from './texts.ts'

/** Changing one's own password. */
export function ChangePassword() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const form = useForm(ChangePasswordInput, { current: '', next: '' })
  const { values } = form
  const change = useMutation(
    trpc.staff.changePassword.mutationOptions({
      onSuccess: async () => {
        message.success(t('changed'))
        await navigate('/')
      },
    }),
  )
  const same = values.next !== '' && values.next === values.current
  const submit = () => {
    if (form.check().ok && !same && !change.isPending) change.mutate(values)
  }
  return (
    <Page title={t('changeTitle')} narrow>
      <DeskForm onSubmit={submit} className="door-form" label={t('changeTitle')}>
        <PasswordInput
          label={t('currentPassword')}
          value={values.current}
          onChange={value => form.set('current', value)}
          error={values.current === '' ? form.errorOf('current') : undefined}
          kind="current-password"
          autoFocus
        />
        <PasswordInput
          label={t('newPassword')}
          hint={t('passwordHint')}
          value={values.next}
          onChange={value => form.set('next', value)}
          error={same ? t('samePassword') : form.errorOf('next')}
          kind="new-password"
        />
        <ErrorNote error={change.error} />
        <Button type="primary" size="large" htmlType="submit" loading={change.isPending}>
          {t('change')}
        </Button>
      </DeskForm>
    </Page>
  )
}
