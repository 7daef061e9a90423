import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { roles } from '../../../main/contract/permissions.ts'
import { AddStaffInput } from '../../../main/contract/staff.ts'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useForm } from '../../components/form.ts'
import type { HandOver } from './HandOverNote.tsx'
import { suggestPassword } from './suggest-password.ts'
import { texts } from './texts.ts'

const Fields = AddStaffInput.omit({ staffId: true })
type Fields = z.input<typeof Fields>

interface AddStaffProps {
  onAdded(handOver: HandOver): void
  onCancel(): void
}

/** A new account with a first password to hand over. */
export function AddStaff({ onAdded, onCancel }: AddStaffProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  // One identity for this entry: sent twice, it is still one account.
  const [staffId] = useState(newId)
  const [password] = useState(suggestPassword)
  const form = useForm<Fields>(Fields, { name: '', login: '', role: 'clerk', password })
  const { values, errorOf } = form
  const add = useCommand(trpc.staff.add, {
    onSuccess: () => onAdded({ name: values.name, login: values.login, password: values.password }),
  })
  const submit = () => {
    if (form.check().ok) add.send({ staffId, ...values })
  }
  return (
    <DeskForm onSubmit={submit} className="staff-add" label={t('addTitle')}>
      <h2>{t('addTitle')}</h2>
      <div className="staff-fields">
        <Field label={t('name')} error={errorOf('name')} required>
          {control => (
            <Input
              {...control}
              value={values.name}
              onChange={event => form.set('name', event.target.value)}
              autoFocus
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t('login')} error={errorOf('login')} hint={t('loginHint')} required>
          {control => (
            <Input
              {...control}
              value={values.login}
              onChange={event => form.set('login', event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t('role')} error={errorOf('role')} required>
          {({ id, status }) => (
            <Select
              id={id}
              status={status}
              value={values.role}
              onChange={role => form.set('role', role)}
              options={roles.map(role => ({ value: role, label: staffRoleWords[role][language] }))}
            />
          )}
        </Field>
        <Field label={t('password')} error={errorOf('password')} hint={t('passwordHint')} required>
          {control => (
            <Input
              {...control}
              value={values.password}
              onChange={event => form.set('password', event.target.value)}
              autoComplete="off"
              spellCheck={false}
              suffix={
                <Button type="link" size="small" onClick={() => form.set('password', suggestPassword())}>
                  {t('suggest')}
                </Button>
              }
            />
          )}
        </Field>
      </div>
      <ErrorNote error={add.error} />
      <div className="staff-buttons">
        <Button type="primary" htmlType="submit" loading={add.pending}>
          {t('create')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
