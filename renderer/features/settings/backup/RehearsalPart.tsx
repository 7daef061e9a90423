import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Facts } from '../../../components/Field.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { isTypingError, plainRecoveryKey, RecoveryKeyField } from '../../setup/RecoveryKeyField.tsx'
import { JobLine } from './JobLine.tsx'
import { NotedFailure } from './NotedFailure.tsx'
import type { BackupStatus } from './SecondPlacePart.tsx'
import { texts } from './texts.ts'
import { useBackupJob } from './useBackupJob.ts'

/** Proof that the newest backup restores: what was proved last and when, and the button that proves it again. */
export function RehearsalPart({ status }: { readonly status: BackupStatus }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [allFiles, setAllFiles] = useState(false)
  const [withKey, setWithKey] = useState(false)
  const [recoveryKey, setRecoveryKey] = useState('')
  const job = useBackupJob(() => {
    // What opens everything does not stay on a screen longer than it is needed.
    setRecoveryKey('')
    setWithKey(false)
    message.success(t('rehearsalDone'))
  })
  const rehearse = useMutation(
    trpc.backup.rehearse.mutationOptions({
      onMutate: job.clear,
      onSuccess: ({ jobId }) => job.watch(jobId),
      onError: job.fail,
    }),
  )
  const { rehearsed, rehearsalDue, rehearsalFailure, last } = status
  const ready = last !== null && (!withKey || plainRecoveryKey(recoveryKey) !== '')
  const submit = () => {
    if (ready && !rehearse.isPending) rehearse.mutate({ allFiles, ...(withKey ? { recoveryKey } : {}) })
  }
  return (
    <section className="settings-part">
      <h2>{t('rehearsal')}</h2>
      <p className="desk-soft">{t('rehearsalHint')}</p>
      {rehearsed ? (
        <Facts
          rows={[
            [t('rehearsed'), <Time key="at" at={rehearsed.at} as="moment" />],
            [t('ofBackup'), <Time key="made" at={rehearsed.createdAt} as="moment" />],
            [
              t('proved'),
              t('provedText', {
                operations: rehearsed.operations,
                rows: rehearsed.rows,
                files: rehearsed.files,
                filesRead: rehearsed.filesRead,
              }),
            ],
            [t('key'), rehearsed.keyTried ? t('keyTried') : t('keyNotTried')],
          ]}
        />
      ) : (
        <StateTag tone="plain">{t('never')}</StateTag>
      )}
      {rehearsalDue ? <StateTag tone="dueSoon">{rehearsed ? t('due') : t('dueFirst')}</StateTag> : null}
      <NotedFailure title={t('failed')} failure={rehearsalFailure} />
      {job.isUnderWay ? (
        <JobLine job={job} />
      ) : (
        <DeskForm className="settings-form" onSubmit={submit} label={t('rehearsal')}>
          <Checkbox checked={allFiles} onChange={event => setAllFiles(event.target.checked)}>
            {t('allFiles')}
          </Checkbox>
          <Checkbox checked={withKey} onChange={event => setWithKey(event.target.checked)}>
            {t('withKey')}
          </Checkbox>
          {withKey ? (
            <RecoveryKeyField
              value={recoveryKey}
              onChange={next => {
                setRecoveryKey(next)
                job.clear()
              }}
              error={job.failure}
            />
          ) : null}
          {isTypingError(job.failure) || rehearsalFailure ? null : <ErrorNote error={job.failure} />}
          <div className="settings-buttons">
            <Button type="primary" htmlType="submit" loading={rehearse.isPending} disabled={!ready}>
              {t('rehearse')}
            </Button>
          </div>
        </DeskForm>
      )}
    </section>
  )
}
