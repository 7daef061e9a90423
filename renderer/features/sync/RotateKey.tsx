import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useRefreshSync } from './refresh.ts'
import { texts } from './texts.ts'

/** Gives the site a new key to sign with. */
export function RotateKey() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const refresh = useRefreshSync()
  const { message } = App.useApp()
  const rotate = useMutation(
    trpc.sync.rotateKey.mutationOptions({
      onSuccess() {
        message.success(t('rotated'))
        refresh()
      },
    }),
  )
  return (
    <>
      <ConfirmPopover
        question={t('rotateAsk')}
        detail={t('rotateDetail')}
        verb={t('rotateVerb')}
        onConfirm={() => rotate.mutate()}
      >
        <Button loading={rotate.isPending}>{t('rotate')}</Button>
      </ConfirmPopover>
      <ErrorNote error={rotate.error} />
    </>
  )
}
