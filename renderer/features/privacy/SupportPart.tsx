import { useMutation } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useState } from 'react'
import { type SupportPackage, SupportPackageResult } from '../../../main/contract/privacy.ts'
import { useTRPC } from '../../app/api.ts'
import { saveText } from '../../app/host.ts'
import { useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { texts } from './texts.ts'

/** What the makers need to help; read before it is saved. */
export function SupportPart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [jobId, setJobId] = useState<string>()
  const [made, setMade] = useState<SupportPackage>()
  const [failure, setFailure] = useState<unknown>(null)
  const start = useMutation(
    trpc.privacy.supportPackage.mutationOptions({
      onMutate: () => {
        setFailure(null)
        setMade(undefined)
      },
      onSuccess: started => setJobId(started.jobId),
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  useJob(jobId, {
    onDone: result => {
      setJobId(undefined)
      setMade(SupportPackageResult.parse(result))
    },
    onFailed: error => {
      setJobId(undefined)
      setFailure(error)
    },
    onCancelled: () => setJobId(undefined),
  })
  return (
    <section className="privacy-part" aria-labelledby="privacy-support">
      <h2 id="privacy-support">{t('support')}</h2>
      <p className="desk-soft">{t('supportHint')}</p>
      <ErrorNote error={failure} />
      <div className="privacy-actions">
        {jobId === undefined ? (
          <Button onClick={() => start.mutate(undefined)} loading={start.isPending}>
            {t('make')}
          </Button>
        ) : (
          <span role="status" className="privacy-actions">
            <Spin size="small" /> {t('making')}
            <Button onClick={() => cancel.mutate({ jobId })}>{t('cancel')}</Button>
          </span>
        )}
        {made ? (
          <Button type="primary" onClick={() => saveText(made.name, made.text).catch(setFailure)}>
            {t('save')}
          </Button>
        ) : null}
      </div>
      {made ? (
        <pre className="privacy-package" tabIndex={0} aria-label={made.name}>
          {made.text}
        </pre>
      ) : null}
    </section>
  )
}
