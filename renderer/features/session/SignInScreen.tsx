import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { AskedNote, AskingNote } from '../standby/AskingNote.tsx'
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
  /** For how many seconds it may still be asked whether a standby took over; nobody is let in before. */
  readonly asking?: number | undefined
  /** That was asked while this screen stood here. */
  readonly asked?: boolean
  /** Keeps this screen while a new recovery code is shown, although somebody is signed in already. */
  onHold(hold: boolean): void
}

/** Signing in, and the way back for a manager who lost the password. */
export function SignInScreen({
  siteName,
  demo,
  standbyAway = false,
  asking,
  asked = false,
  onHold,
}: SignInScreenProps) {
  const t = useTexts(texts)
  const [recovering, setRecovering] = useState(false)
  return (
    <DoorScreen title={recovering ? t('recoverTitle') : (siteName ?? t('signInTitle'))}>
      {demo ? <span className="desk-soft">{t('demoSite')}</span> : null}
      {asking !== undefined ? (
        <AskingNote seconds={asking} />
      ) : standbyAway ? (
        <StandbyAwayNote />
      ) : asked ? (
        <AskedNote />
      ) : null}
      {recovering ? (
        <RecoverForm onBack={() => setRecovering(false)} onHold={onHold} />
      ) : (
        <SignInForm waits={asking !== undefined} onRecover={() => setRecovering(true)} />
      )}
    </DoorScreen>
  )
}

interface SignInFormProps {
  /** Nobody is let in yet: what is sent goes by itself as soon as somebody is. */
  readonly waits: boolean
  onRecover(): void
}

function SignInForm({ waits, onRecover }: SignInFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [sent, setSent] = useState<{ login: string; password: string }>()
  const signIn = useMutation(
    trpc.staff.signIn.mutationOptions({
      onSuccess: () => {
        setPassword('')
        setSent(undefined)
        // Nothing of whoever was here before may stay.
        client.resetQueries().catch(reportError)
      },
      onError: () => {
        setPassword('')
        setSent(undefined)
      },
    }),
  )
  const blocked = useBlocked(signIn.error)
  const ready = login.trim() !== '' && password !== '' && blocked === 0
  const submit = () => {
    if (!ready || signIn.isPending || sent) return
    if (waits) setSent({ login, password })
    else signIn.mutate({ login, password })
  }
  const { mutate } = signIn
  useEffect(() => {
    if (sent && !waits) mutate(sent)
  }, [sent, waits, mutate])
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
        loading={signIn.isPending || sent !== undefined}
        disabled={!ready}
        block
      >
        {t('signIn')}
      </Button>
      <div className="door-aside">
        <Button type="link" size="small" onClick={onRecover} disabled={waits}>
          {t('forgot')}
        </Button>
        <p className="desk-soft">{t('forgotStaff')}</p>
      </div>
    </DeskForm>
  )
}
