import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { JoinScreen } from '../standby/JoinScreen.tsx'
import { texts as standbyTexts } from '../standby/texts.ts'
import { RestoreScreen } from './RestoreScreen.tsx'
import { type Secrets, SecretSheet } from './SecretSheet.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import './set-up.css'
import { texts } from './texts.ts'

interface SetUpScreenProps {
  /** The desk is being set up: this screen stays until `onDone`, whatever the desk says meanwhile. */
  onHold(hold: boolean): void
}

/** First start: this site, a lost desk out of its backup, or example data; then the secrets to keep; then straight into the desk. */
export function SetUpScreen({ onHold }: SetUpScreenProps) {
  const t = useTexts(texts)
  const standby = useTexts(standbyTexts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [step, setStep] = useState<'choose' | 'form' | 'restore' | 'standby'>('choose')
  const [made, setMade] = useState<{ secrets: Secrets & { login: string }; password: string }>()
  const hold = { onMutate: () => onHold(true), onError: () => onHold(false) }
  const setUp = useMutation(
    trpc.site.setUp.mutationOptions({
      ...hold,
      onSuccess: (secrets, { name, code, login, password }) =>
        setMade({
          secrets: {
            ...secrets,
            siteName: name,
            siteCode: code.toUpperCase(),
            login: login.trim().toLowerCase(),
          },
          password,
        }),
    }),
  )
  const startDemo = useMutation(
    trpc.site.startDemo.mutationOptions({
      ...hold,
      onSuccess: secrets =>
        setMade({
          secrets: { ...secrets, siteName: t('demoName'), siteCode: 'DEMO' },
          password: secrets.password,
        }),
    }),
  )
  const site = useQuery(
    trpc.site.state.queryOptions(undefined, {
      meta: { live: false },
      refetchInterval: startDemo.isPending ? 1000 : false,
    }),
  )
  const preparing = site.data?.preparing ?? undefined
  // A page that was loaded anew while the example is made waits for the same secrets: they are shown only once.
  const joins = preparing !== undefined && startDemo.isIdle
  const { mutate: join } = startDemo
  useEffect(() => {
    if (joins) join(undefined)
  }, [joins, join])
  const signIn = useMutation(
    trpc.staff.signIn.mutationOptions({
      onSettled: () => {
        onHold(false)
        client.resetQueries().catch(reportError)
      },
    }),
  )

  if (made) {
    const { secrets, password } = made
    return (
      <DoorScreen title={t('secretsTitle')} wide>
        <p>{t('secretsText')}</p>
        <SecretSheet
          secrets={secrets}
          onKept={() => signIn.mutate({ login: secrets.login, password })}
          proceed={t('open')}
          pending={signIn.isPending}
        />
      </DoorScreen>
    )
  }
  if (step === 'form') {
    return (
      <DoorScreen title={t('formTitle')} wide>
        <SetUpForm
          onSubmit={input => setUp.mutate(input)}
          onBack={() => setStep('choose')}
          pending={setUp.isPending}
          error={setUp.error}
        />
      </DoorScreen>
    )
  }
  // A page that was loaded anew while a backup is brought back goes on watching it.
  if (step === 'restore' || site.data?.restoring === true) {
    return <RestoreScreen onHold={onHold} onBack={() => setStep('choose')} />
  }
  if (step === 'standby') return <JoinScreen onBack={() => setStep('choose')} />
  return (
    <DoorScreen title={t('title')} wide>
      <p className="desk-soft">{t('intro')}</p>
      <div className="set-up-choices">
        <button type="button" onClick={() => setStep('form')} disabled={startDemo.isPending}>
          <strong>{t('chooseSite')}</strong>
          <span>{t('chooseSiteText')}</span>
        </button>
        <button type="button" onClick={() => startDemo.mutate(undefined)} disabled={startDemo.isPending}>
          <strong>{t('chooseDemo')}</strong>
          <span>
            {startDemo.isPending ? t('preparing', { share: shareOf(preparing) }) : t('chooseDemoText')}
          </span>
        </button>
        <button type="button" onClick={() => setStep('restore')} disabled={startDemo.isPending}>
          <strong>{t('chooseRestore')}</strong>
          <span>{t('chooseRestoreText')}</span>
        </button>
        <button type="button" onClick={() => setStep('standby')} disabled={startDemo.isPending}>
          <strong>{standby('choose')}</strong>
          <span>{standby('chooseText')}</span>
        </button>
      </div>
      <ErrorNote error={startDemo.error} />
    </DoorScreen>
  )
}

/** Percent; nothing is played until everything is planned. */
const shareOf = (progress: { readonly done: number; readonly of: number } | undefined) =>
  progress && progress.of > 0 ? Math.floor((progress.done / progress.of) * 100) : 0
