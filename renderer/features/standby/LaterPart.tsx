import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { printPage } from '../../app/host.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { PasswordInput } from '../session/PasswordInput.tsx'
import { LaterList } from './LaterList.tsx'
import { texts } from './texts.ts'

/** What was entered here behind the copy: shown to a manager with the password, printed, or saved as a workbook. */
export function LaterPart() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const show = useMutation(trpc.standby.showLater.mutationOptions({ onSuccess: () => setPassword('') }))
  const save = useMutation(
    trpc.standby.exportLater.mutationOptions({
      onSuccess: file => {
        setPassword('')
        keep(file)
        message.success(t('exported'))
      },
    }),
  )
  const pending = show.isPending || save.isPending
  const ready = login.trim() !== '' && password !== '' && !pending
  const order = { login, password, language }
  return (
    <>
      <DeskForm
        className="door-form desk-screen-only"
        label={t('laterTitle')}
        onSubmit={() => {
          if (!ready) return
          save.reset()
          show.mutate(order)
        }}
      >
        <Field label={t('login')}>
          {control => (
            <Input
              {...control}
              size="large"
              value={login}
              onChange={event => setLogin(event.target.value)}
              autoComplete="username"
              maxLength={100}
            />
          )}
        </Field>
        <PasswordInput
          label={t('password')}
          value={password}
          onChange={setPassword}
          kind="current-password"
        />
        <p className="desk-soft">{t('laterTrail')}</p>
        <ErrorNote error={show.error ?? save.error} />
        <div className="standby-buttons">
          <Button type="primary" size="large" htmlType="submit" loading={show.isPending} disabled={!ready}>
            {t('showList')}
          </Button>
          <Button
            size="large"
            loading={save.isPending}
            disabled={!ready}
            onClick={() => {
              show.reset()
              save.mutate(order)
            }}
          >
            {t('export')}
          </Button>
        </div>
      </DeskForm>
      {show.data ? (
        <>
          <div className="standby-buttons desk-screen-only">
            <Button onClick={() => printPage().catch(reportError)}>{t('print')}</Button>
            <Button type="text" onClick={() => show.reset()}>
              {t('hideList')}
            </Button>
          </div>
          <LaterList entries={show.data} />
        </>
      ) : null}
    </>
  )
}

function keep({ name, bytes }: Outputs['standby']['exportLater']): void {
  const link = document.createElement('a')
  link.href = `data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${bytes}`
  link.download = name
  link.click()
}
