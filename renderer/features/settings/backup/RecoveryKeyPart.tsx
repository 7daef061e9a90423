import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { PasswordInput } from '../../session/PasswordInput.tsx'
import { texts } from './texts.ts'

interface RecoveryKeyPartProps {
  /** The new key, to be shown this once. */
  onMade(recoveryKey: string): void
}

/** A new recovery key in the place of a printout that was lost or seen; the password once more, as it opens everything. */
export function RecoveryKeyPart({ onMade }: RecoveryKeyPartProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [password, setPassword] = useState<string>()
  const make = useMutation(
    trpc.backup.newRecoveryKey.mutationOptions({ onSuccess: ({ recoveryKey }) => onMade(recoveryKey) }),
  )
  const close = () => {
    setPassword(undefined)
    make.reset()
  }
  const submit = () => {
    if (password !== undefined && password !== '' && !make.isPending) make.mutate({ password })
  }
  return (
    <section className="settings-part">
      <h2>{t('newKey')}</h2>
      <p className="desk-soft">{t('newKeyHint')}</p>
      {password === undefined ? (
        <div className="settings-buttons">
          <Button onClick={() => setPassword('')}>{t('newKeyAsk')}</Button>
        </div>
      ) : (
        <DeskForm className="settings-form" onSubmit={submit} label={t('newKey')}>
          <PasswordInput
            label={t('newKeyPassword')}
            hint={t('newKeyPasswordHint')}
            value={password}
            onChange={setPassword}
            kind="current-password"
            autoFocus
          />
          <ErrorNote error={make.error} />
          <div className="settings-buttons">
            <Button
              htmlType="submit"
              type="primary"
              danger
              loading={make.isPending}
              disabled={password === ''}
            >
              {t('newKeyMake')}
            </Button>
            <Button type="text" onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      )}
    </section>
  )
}
