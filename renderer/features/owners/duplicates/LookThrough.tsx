import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useJob } from '../../../app/job.ts'
import { texts } from './texts.ts'

/** Looks through everybody, with progress and a way to stop. */
export function LookThrough({ primary }: { readonly primary: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [jobId, setJobId] = useState<string>()
  const failed = (error: unknown) => {
    setJobId(undefined)
    message.error(errorText(error, language))
  }
  const start = useMutation(
    trpc.people.findDuplicates.mutationOptions({
      onSuccess: answer => setJobId(answer.jobId),
      onError: failed,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: failed }))
  const job = useJob(jobId, {
    onDone: () => {
      setJobId(undefined)
      client.invalidateQueries({ queryKey: trpc.people.duplicates.queryKey() }).catch(reportError)
    },
    onFailed: failed,
    onCancelled: () => setJobId(undefined),
  })
  if (jobId === undefined)
    return (
      <Button
        type={primary ? 'primary' : 'default'}
        loading={start.isPending}
        onClick={() => start.mutate({})}
      >
        {t('lookAll')}
      </Button>
    )
  const percent = job && job.of > 0 ? Math.floor((job.done / job.of) * 100) : 0
  return (
    <span className="pair-head">
      <Progress percent={percent} size="small" style={{ width: 160 }} aria-label={t('looking')} />
      <Button size="small" onClick={() => cancel.mutate({ jobId })}>
        {t('stop')}
      </Button>
    </span>
  )
}
