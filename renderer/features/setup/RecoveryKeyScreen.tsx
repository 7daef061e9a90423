import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { isTypingError, plainRecoveryKey, RecoveryKeyField } from './RecoveryKeyField.tsx'
import { texts } from './texts.ts'

/** Data from another computer: the printed recovery key opens them; a typing error is shown where it is. */
export function RecoveryKeyScreen() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const open = useMutation(
    trpc.site.openWithRecoveryKey.mutationOptions({ onSuccess: () => client.resetQueries() }),
  )
  const plain = plainRecoveryKey(typed)
  const submit = () => {
    if (plain !== '' && !open.isPending) open.mutate({ recoveryKey: typed })
  }
  const change = (next: string) => {
    setTyped(next)
    if (open.error) open.reset()
  }
  return (
    <DoorScreen title={t('keyTitle')} wide>
      <p className="desk-soft">{t('keyText')}</p>
      <DeskForm onSubmit={submit} className="door-form" label={t('keyTitle')}>
        <RecoveryKeyField value={typed} onChange={change} error={open.error} />
        {isTypingError(open.error) ? null : <ErrorNote error={open.error} />}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={open.isPending}
          disabled={plain === ''}
        >
          {t('keyOpen')}
        </Button>
      </DeskForm>
    </DoorScreen>
  )
}
