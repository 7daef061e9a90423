import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { DeskError, isErrorCode } from '../../../../main/contract/errors.ts'
import {
  type BundleContent,
  bundleContents,
  type LineView,
  NetworkResult,
} from '../../../../main/contract/sync.ts'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useJob } from '../../../app/job.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote, ErrorState } from '../../../components/ErrorState.tsx'
import { Facts, Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { formatSize } from '../../cases/files/size.ts'
import { ExportProgress } from '../ExportProgress.tsx'
import { useRefreshSync } from '../refresh.ts'
import { texts } from '../texts.ts'
import { LineForm } from './LineForm.tsx'
import { networkTexts } from './texts.ts'

/** Syncing over the network: the button, how far it is, what it came to, and how headquarters is reached. */
export function NetworkPart() {
  const t = useTexts(networkTexts)
  const trpc = useTRPC()
  const may = useMay()('sync.manage')
  const line = useQuery(trpc.sync.line.queryOptions())
  const [isEdited, setEdited] = useState(false)
  const view = line.data
  return (
    <section className="settings-part" aria-label={t('network')}>
      <h2>{t('network')}</h2>
      <p className="desk-soft">{t('networkHint')}</p>
      {line.isPending ? <Loading rows={2} rowHeight={32} /> : null}
      {line.error && !view ? <ErrorState error={line.error} retry={line.refetch} /> : null}
      {view?.address === '' ? <p>{t('networkNone')}</p> : null}
      {view && view.address !== '' ? <Syncing line={view} /> : null}
      {view && !may && view.address === '' ? <p>{t('networkAsk')}</p> : null}
      {view && may && !isEdited ? (
        <div className="settings-buttons">
          <Button onClick={() => setEdited(true)}>
            {t(view.address === '' ? 'networkSet' : 'networkChange')}
          </Button>
        </div>
      ) : null}
      {view && isEdited ? <LineForm line={view} onClose={() => setEdited(false)} /> : null}
    </section>
  )
}

function Syncing({ line }: { readonly line: LineView }) {
  const t = useTexts(networkTexts)
  const shared = useTexts(texts)
  const trpc = useTRPC()
  const refresh = useRefreshSync()
  const [content, setContent] = useState<BundleContent>('everything')
  const [jobId, setJobId] = useState<string>()
  const [result, setResult] = useState<NetworkResult>()
  const [failure, setFailure] = useState<unknown>(null)
  const begin = useMutation(
    trpc.sync.overNetwork.mutationOptions({
      onMutate: () => {
        setFailure(null)
        setResult(undefined)
      },
      onSuccess: ({ jobId: started }) => setJobId(started),
      onError: setFailure,
    }),
  )
  const end = () => {
    setJobId(undefined)
    refresh()
  }
  const job = useJob(jobId, {
    onDone: done => {
      setResult(NetworkResult.parse(done))
      end()
    },
    onFailed: error => {
      setFailure(error)
      end()
    },
    onCancelled: end,
  })
  const stop = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const isIdle = jobId === undefined && failure === null && !begin.isPending
  return (
    <>
      <Facts
        rows={[
          [
            shared('address'),
            <span key="address" className="sync-key">
              {line.address}
            </span>,
          ],
          ...(line.triedAt === null
            ? []
            : [
                [
                  t('lastTry'),
                  <span key="tried">
                    <Time at={line.triedAt} />{' '}
                    {line.failure ? <StateTag tone="overdue">{t('lastTryFailed')}</StateTag> : null}
                  </span>,
                ] as const,
              ]),
        ]}
      />
      <Field label={shared('content')} hint={shared(`contentHint.${content}`)}>
        {control => (
          <Select
            {...control}
            className="sync-content"
            value={content}
            disabled={jobId !== undefined}
            onChange={setContent}
            options={bundleContents.map(one => ({ value: one, label: shared(`content.${one}`) }))}
          />
        )}
      </Field>
      {jobId === undefined ? (
        <div className="settings-buttons">
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({ content })}>
            {t('networkNow')}
          </Button>
        </div>
      ) : (
        <ExportProgress
          done={job?.done ?? 0}
          of={job?.of ?? 0}
          label={t('networkWorking')}
          onCancel={() => stop.mutate({ jobId })}
        />
      )}
      <ErrorNote error={failure} />
      {isIdle && !result && line.failure ? <ErrorNote error={errorOf(line.failure)} /> : null}
      {result ? <Outcome result={result} /> : null}
    </>
  )
}

function Outcome({ result }: { readonly result: NetworkResult }) {
  const t = useTexts(networkTexts)
  const { parcels, operations, archived, bytes, receipt } = result
  const said =
    operations > 0 || archived > 0
      ? t('networkDone', { operations, files: archived, size: formatSize(bytes) })
      : t(parcels > 0 ? 'networkEarlier' : 'networkNothing')
  return (
    <div className="sync-written" role="status">
      <StateTag tone={receipt === null ? 'waiting' : 'done'}>
        {receipt === null ? t('networkNoReceipt') : said}
      </StateTag>
    </div>
  )
}

const errorOf = ({ code, params }: NonNullable<LineView['failure']>): Error =>
  isErrorCode(code) ? new DeskError(code, params) : new Error(code)
