import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { PasswordInput } from '../session/PasswordInput.tsx'
import { texts } from './texts.ts'

/** One more standby: the password once more, then the line to paste there. */
export function InvitePart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [password, setPassword] = useState<string>()
  const [invitation, setInvitation] = useState<Outputs['standby']['invite']>()
  const invite = useMutation(
    trpc.standby.invite.mutationOptions({
      onSuccess: begun => {
        setPassword(undefined)
        setInvitation(begun)
      },
    }),
  )
  const cancelPairing = useMutation(trpc.station.cancelPairing.mutationOptions())
  const close = () => {
    setPassword(undefined)
    invite.reset()
  }
  if (invitation)
    return (
      <Invitation
        invitation={invitation}
        onClose={() => {
          cancelPairing.mutate({ pairingId: invitation.pairingId })
          setInvitation(undefined)
        }}
      />
    )
  if (password === undefined)
    return (
      <div className="settings-buttons">
        <Button type="primary" onClick={() => setPassword('')}>
          {t('invite')}
        </Button>
      </div>
    )
  return (
    <DeskForm
      className="settings-form"
      label={t('invite')}
      onSubmit={() => {
        if (password !== '' && !invite.isPending) invite.mutate({ password })
      }}
    >
      <PasswordInput
        label={t('password')}
        hint={t('passwordHint')}
        value={password}
        onChange={setPassword}
        kind="current-password"
        autoFocus
      />
      <ErrorNote error={invite.error} />
      <div className="settings-buttons">
        <Button htmlType="submit" type="primary" loading={invite.isPending} disabled={password === ''}>
          {t('show')}
        </Button>
        <Button type="text" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}

interface InvitationProps {
  readonly invitation: Outputs['standby']['invite']
  onClose(): void
}

function Invitation({ invitation: { line, pairingId }, onClose }: InvitationProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const pairing = useQuery(
    trpc.station.pairing.queryOptions({ pairingId }, { meta: { live: false }, refetchInterval: 2_000 }),
  )
  const state = pairing.data?.state ?? 'open'
  const copy = async () => {
    await navigator.clipboard.writeText(line)
    message.success(t('copied'))
  }
  return (
    <div className="settings-form">
      {state === 'open' ? (
        <>
          <h2>{t('lineTitle')}</h2>
          <p>{t('lineText')}</p>
          <Field label={t('line')}>
            {control => <Input.TextArea {...control} value={line} readOnly autoSize className="door-code" />}
          </Field>
        </>
      ) : (
        <p role="status">{t(state === 'used' ? 'paired' : 'expired')}</p>
      )}
      <div className="settings-buttons">
        {state === 'open' ? (
          <Button type="primary" onClick={() => copy().catch(reportError)}>
            {t('copy')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{t(state === 'open' ? 'cancel' : 'close')}</Button>
      </div>
    </div>
  )
}
