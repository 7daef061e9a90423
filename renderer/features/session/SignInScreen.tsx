import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StandbyAwayNote } from '../standby/StandbyAwayNote.tsx'
import { DoorScreen } from './DoorScreen.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { RecoverForm } from './RecoverForm.tsx'
import { texts } from './texts.ts'
import { useBlocked } from './useBlocked.ts'

interface SignInScreenProps {
  readonly siteName: string | null
  readonly demo: boolean
  /** Nobody knows whether the standby took over. */
  readonly standbyAway?: boolean
  /** Keeps this screen while a new recovery code is shown, although somebody is signed in already. */
  onHold(hold: boolean): void
}

/** Signing in, and the way back for a manager who lost the password. */
export function SignInScreen({ siteName, demo, standbyAway = false, onHold }: SignInScreenProps) {
  const t = useTexts(texts)
  const [recovering, setRecovering] = useState(false)
  return (
    <DoorScreen title={recovering ? t('recoverTitle') : (siteName ?? t('signInTitle'))}>
      {demo ? <span className="desk-soft">{t('demoSite')}</span> : null}
      {standbyAway ? <StandbyAwayNote /> : null}
      {recovering ? (
        <RecoverForm onBack={() => setRecovering(false)} onHold={onHold} />
      ) : (
        <SignInForm onRecover={() => setRecovering(true)} />
      )}
    </DoorScreen>
  )
}

function SignInForm({ onRecover }: { onRecover(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation(
    trpc.staff.signIn.mutationOptions({
      onSuccess: () => {
        setPassword('')
        // Nothing of whoever was here before may stay.
        client.resetQueries().catch(reportError)
      },
      onError: () => setPassword(''),
    }),
  )
  const blocked = useBlocked(signIn.error)
  const ready = login.trim() !== '' && password !== '' && blocked === 0
  const submit = () => {
    if (ready && !signIn.isPending) signIn.mutate({ login, password })
  }
  return (
    <DeskForm onSubmit={submit} className="door-form" label={t('signInTitle')}>
      <Field label={t('login')}>
        {control => (
          <Input
            {...control}
            size="large"
            value={login}
            onChange={event => setLogin(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
      <PasswordInput label={t('password')} value={password} onChange={setPassword} kind="current-password" />
      {blocked > 0 ? (
        <p role="alert" className="door-blocked desk-figures">
          {t('blocked', { seconds: blocked })}
        </p>
      ) : (
        <ErrorNote error={signIn.error} />
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={signIn.isPending}
        disabled={!ready}
        block
      >
        {t('signIn')}
      </Button>
      <div className="door-aside">
        <Button type="link" size="small" onClick={onRecover}>
          {t('forgot')}
        </Button>
        <p className="desk-soft">{t('forgotStaff')}</p>
      </div>
    </DeskForm>
  )
}
