import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Progress } from 'antd'
import { useState } from 'react'
import { hostValue } from '../../../main/contract/host-capabilities.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts, Field } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { NotedFailure } from './backup/NotedFailure.tsx'
import { texts as backupTexts } from './backup/texts.ts'
import { texts } from './texts.ts'

const sizeText = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** When the last backup was made, and one more: in the usual place or on a disk to take away. */
export function BackupPart() {
  const t = useTexts(texts)
  const more = useTexts(backupTexts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { message } = App.useApp()
  const status = useQuery(trpc.backup.status.queryOptions(undefined, { meta: { live: false } }))
  const [jobId, setJobId] = useState<string>()
  const [elsewhere, setElsewhere] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const refresh = () => {
    setJobId(undefined)
    client.invalidateQueries({ queryKey: trpc.backup.status.queryKey() }).catch(reportError)
  }
  const start = useMutation(
    trpc.backup.run.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: ({ jobId: started }) => {
        setElsewhere(undefined)
        setJobId(started)
      },
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const job = useJob(jobId, {
    onDone: () => {
      message.success(t('backupDone'))
      refresh()
    },
    onFailed: error => {
      setFailure(error)
      refresh()
    },
    onCancelled: refresh,
  })
  const chooseFolder = async () => {
    if (!window.deskHost) return setElsewhere('')
    try {
      const { folder } = hostValue(await window.deskHost.chooseFolder({}))
      if (folder !== null) start.mutate({ folder })
    } catch (error) {
      setFailure(error)
    }
  }
  const last = status.data?.last
  return (
    <section className="settings-part">
      <h2>{t('backup')}</h2>
      <p className="desk-soft">{t('backupHint')}</p>
      {last ? (
        <Facts
          rows={[
            [t('lastBackup'), <Time key="at" at={last.at} as="moment" />],
            [t('backupFile'), last.file],
            ['', t('backupContent', { files: last.files, size: sizeText(last.databaseBytes) })],
            ...(last.missing > 0
              ? [
                  [
                    '',
                    <StateTag key="missing" tone="overdue">
                      {t('backupMissing', { missing: last.missing })}
                    </StateTag>,
                  ] as const,
                ]
              : []),
          ]}
        />
      ) : null}
      {last === null ? <StateTag tone="dueSoon">{t('noBackup')}</StateTag> : null}
      {failure === null && status.data ? (
        <NotedFailure title={more('trouble')} failure={status.data.failure} />
      ) : null}
      <ErrorNote error={failure} />
      {jobId === undefined ? (
        <div className="settings-buttons">
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate(undefined)}>
            {t('backUpNow')}
          </Button>
          <Button onClick={() => chooseFolder().catch(reportError)}>{t('backUpTo')}</Button>
        </div>
      ) : (
        <div className="settings-buttons" role="status">
          <Progress
            className="settings-progress"
            percent={job && job.of > 0 ? Math.floor((job.done / job.of) * 100) : 0}
            status="active"
          />
          <Button onClick={() => cancel.mutate({ jobId })}>{t('backupCancel')}</Button>
        </div>
      )}
      {elsewhere === undefined ? null : (
        <DeskForm className="settings-form" onSubmit={() => start.mutate({ folder: elsewhere.trim() })}>
          <Field label={t('backupFolder')}>
            {control => (
              <Input
                {...control}
                value={elsewhere}
                onChange={event => setElsewhere(event.target.value)}
                autoFocus
                spellCheck={false}
              />
            )}
          </Field>
          <div className="settings-buttons">
            <Button htmlType="submit" type="primary" disabled={elsewhere.trim() === ''}>
              {t('backUpNow')}
            </Button>
            <Button type="text" onClick={() => setElsewhere(undefined)}>
              {t('backupCancel')}
            </Button>
          </div>
        </DeskForm>
      )}
    </section>
  )
}
