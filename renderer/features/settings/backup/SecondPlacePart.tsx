import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { hostValue } from '../../../../main/contract/host-capabilities.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Facts, Field } from '../../../components/Field.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { JobLine } from './JobLine.tsx'
import { NotedFailure } from './NotedFailure.tsx'
import { texts } from './texts.ts'
import { useBackupJob } from './useBackupJob.ts'

export type BackupStatus = Outputs['backup']['status']

/** The place that is not lost together with this computer: which, how old, whether it is there now. */
export function SecondPlacePart({ status }: { readonly status: BackupStatus }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<string>()
  const job = useBackupJob(() => message.success(t('secondDone')))
  const choose = useMutation(
    trpc.backup.choosePlace.mutationOptions({
      onMutate: job.clear,
      onSuccess: ({ jobId }) => {
        setTyped(undefined)
        job.refresh()
        if (jobId === null) message.success(t('secondForgotten'))
        else job.watch(jobId)
      },
      onError: job.fail,
    }),
  )
  const now = useMutation(
    trpc.backup.runSecond.mutationOptions({
      onMutate: job.clear,
      onSuccess: ({ jobId }) => job.watch(jobId),
      onError: job.fail,
    }),
  )
  const chooseFolder = async () => {
    if (!window.deskHost) return setTyped('')
    try {
      const { folder } = hostValue(await window.deskHost.chooseFolder({}))
      if (folder !== null) choose.mutate({ folder })
    } catch (error) {
      job.fail(error)
    }
  }
  const { secondPlace: place, second, secondFailure } = status
  const busy = choose.isPending || now.isPending
  return (
    <section className="settings-part">
      <h2>{t('second')}</h2>
      <p className="desk-soft">{t('secondHint')}</p>
      {place ? (
        <Facts
          rows={[
            [t('folder'), place.folder],
            [t('secondLast'), second ? <Time key="at" at={second.at} as="moment" /> : t('secondNever')],
            [
              '',
              place.isThere ? (
                <StateTag key="there" tone="done">
                  {t('isThere')}
                </StateTag>
              ) : (
                <StateTag key="there" tone="waiting">
                  {t('isGone')}
                </StateTag>
              ),
            ],
          ]}
        />
      ) : (
        <StateTag tone="dueSoon">{t('secondNone')}</StateTag>
      )}
      {place?.due && second ? <StateTag tone="dueSoon">{t('secondDue')}</StateTag> : null}
      {place?.sameDisk ? <StateTag tone="dueSoon">{t('sameDisk')}</StateTag> : null}
      {place ? <NotedFailure title={t('trouble')} failure={secondFailure} /> : null}
      {secondFailure ? null : <ErrorNote error={job.failure} />}
      {job.isUnderWay ? (
        <JobLine job={job} />
      ) : (
        <div className="settings-buttons">
          {place ? (
            <Button
              type="primary"
              loading={busy}
              disabled={!place.isThere}
              onClick={() => now.mutate(undefined)}
            >
              {t('secondNow')}
            </Button>
          ) : null}
          <Button onClick={() => chooseFolder().catch(reportError)}>
            {place ? t('secondChange') : t('secondChoose')}
          </Button>
          {place ? (
            <Button type="text" onClick={() => choose.mutate({ folder: null })}>
              {t('secondForget')}
            </Button>
          ) : null}
        </div>
      )}
      {typed === undefined ? null : (
        <DeskForm
          className="settings-form"
          onSubmit={() => choose.mutate({ folder: typed.trim() })}
          label={t('second')}
        >
          <Field label={t('folder')} hint={t('folderHint')}>
            {control => (
              <Input
                {...control}
                value={typed}
                onChange={event => setTyped(event.target.value)}
                autoFocus
                spellCheck={false}
                maxLength={1000}
              />
            )}
          </Field>
          <div className="settings-buttons">
            <Button htmlType="submit" type="primary" loading={busy} disabled={typed.trim() === ''}>
              {t('secondUse')}
            </Button>
            <Button type="text" onClick={() => setTyped(undefined)}>
              {t('cancel')}
            </Button>
          </div>
        </DeskForm>
      )}
    </section>
  )
}
