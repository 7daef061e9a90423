import { useMutation } from '@tanstack/react-query'
import { App, Progress } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { errorText, newId, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { saveFrom } from '../../app/save-from.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { texts } from './texts.ts'

const Made = z.object({ file: z.object({ name: z.string() }) })

interface CopyPersonProps {
  readonly personId: string
  readonly name: string
  onClose(): void
}

/** All that is stored about one person as a file: says what it holds, makes it, saves it. */
export function CopyPerson({ personId, name, onClose }: CopyPersonProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [jobId, setJobId] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const start = useMutation(
    trpc.privacy.copyPerson.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: started => setJobId(started.jobId),
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions())
  const job = useJob(jobId, {
    onDone: result => {
      if (jobId === undefined) return
      saveFrom(`/files/job/${jobId}`, Made.parse(result).file.name).then(
        () => message.success(t('copyDone')),
        (error: unknown) => message.error(errorText(error, language)),
      )
      onClose()
    },
    onFailed: error => {
      setJobId(undefined)
      setFailure(error)
    },
    onCancelled: () => setJobId(undefined),
  })
  const close = () => {
    if (jobId !== undefined) cancel.mutate({ jobId })
    onClose()
  }
  return (
    <Dialog
      width={480}
      title={t('copyAsk', { name })}
      okText={t('copyVerb')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: start.isPending || jobId !== undefined }}
      onOk={() => start.mutate({ commandId: newId(), input: { personId } })}
      onCancel={close}
    >
      <p>{t('copyDetail')}</p>
      {jobId === undefined ? null : (
        <div role="status">
          {t('copyRunning')}
          <Progress
            percent={job && job.of > 0 ? Math.floor((job.done / job.of) * 100) : 0}
            status="active"
            showInfo={false}
          />
        </div>
      )}
      <ErrorNote error={failure} />
    </Dialog>
  )
}
