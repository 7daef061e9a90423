import { App, Button } from 'antd'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { emptyEntry } from './entry.ts'
import { texts } from './texts.ts'
import type { Call } from './useCall.ts'

/** Keeps figures the owner already gave at the counter or at the door, so that nobody asks for them again. */
export function KeepAnswers({ detail, call }: { readonly detail: CallbackDetail; readonly call: Call }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const answer = useCommand(trpc.callbacks.answer, {
    onSuccess: () => {
      message.success(t('spotSaved'))
      call.change(() => emptyEntry)
    },
  })
  const { scores, satisfaction } = call.entry
  if (Object.keys(scores).length === 0 || satisfaction !== null) return null
  return (
    <>
      <Button
        title={t('spotHint')}
        loading={answer.pending}
        onClick={() => answer.send({ callbackId: detail.id, scores })}
      >
        {t('spotSave')}
      </Button>
      <ErrorNote error={answer.error} />
    </>
  )
}
