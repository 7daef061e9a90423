import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Time } from '../../components/Time.tsx'
import { FindingTable } from './FindingTable.tsx'
import './archive.css'
import { texts } from './texts.ts'

const sizeText = (bytes: number) =>
  bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`

/** Whether all stored files are sound: the last round, what was found, what came back from backups. */
export function StoredFilesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const report = useQuery(
    trpc.integrity.report.queryOptions(undefined, { meta: { live: false }, refetchInterval: 30_000 }),
  )
  if (!report.data) {
    return (
      <Page title={t('title')}>
        {report.error ? <ErrorState error={report.error} retry={report.refetch} /> : <Loading rows={6} />}
      </Page>
    )
  }
  const { last, round, findings, open } = report.data
  const unsolved = findings.filter(({ repairedAt }) => repairedAt === null)
  const solved = findings.filter(({ repairedAt }) => repairedAt !== null)
  return (
    <Page title={t('title')}>
      <div className="stored-files">
        <p className="desk-soft">{t('explain')}</p>
        {last === null ? (
          <p>{t('never')}</p>
        ) : (
          <Facts
            rows={[
              [t('lastRound'), <Time key="at" at={last.endedAt} as="moment" />],
              ['', t('checked', { count: last.checked, size: sizeText(last.bytes) })],
            ]}
          />
        )}
        {round === null ? null : (
          <Facts
            rows={[
              [
                t('round'),
                t('roundText', {
                  count: round.checked,
                  size: sizeText(round.bytes),
                  percent: Math.floor(round.part * 100),
                }),
              ],
            ]}
          />
        )}
        <CheckNow />
        {open === 0 && last !== null ? <EmptyState text={t('allSound')} /> : null}
        {open === 0 ? null : (
          <section>
            <h2>{t('openTitle', { count: open })}</h2>
            <p>{t('openHelp')}</p>
            <FindingTable findings={unsolved} />
          </section>
        )}
        {solved.length === 0 ? null : (
          <section>
            <h2>{t('repairedTitle')}</h2>
            <FindingTable findings={solved} />
          </section>
        )}
      </div>
    </Page>
  )
}

/** The button that reads everything now, with its progress and a way to stop. */
function CheckNow() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [jobId, setJobId] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const refresh = () => {
    setJobId(undefined)
    client.invalidateQueries({ queryKey: trpc.integrity.pathKey() }).catch(reportError)
  }
  const start = useMutation(
    trpc.integrity.check.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: ({ jobId: started }) => setJobId(started),
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const job = useJob(jobId, {
    onDone: () => {
      message.success(t('done'))
      refresh()
    },
    onFailed: error => {
      setFailure(error)
      refresh()
    },
    onCancelled: refresh,
  })
  if (!may('backup.run')) return null
  return (
    <>
      <ErrorNote error={failure} />
      {jobId === undefined ? (
        <div className="stored-files-buttons">
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate(undefined)}>
            {t('checkNow')}
          </Button>
        </div>
      ) : (
        <div className="stored-files-buttons" role="status">
          <span>{t('checking')}</span>
          <Progress
            className="stored-files-progress"
            percent={job && job.of > 0 ? Math.floor((job.done / job.of) * 100) : 0}
            status="active"
          />
          <Button onClick={() => cancel.mutate({ jobId })}>{t('cancel')}</Button>
        </div>
      )}
    </>
  )
}
