import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Progress } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { RetentionProposal, RetentionRule } from '../../../main/contract/privacy.ts'
import { retentionReasonWords } from '../../../main/contract/privacy-words.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useJob } from '../../app/job.ts'
import { casePath } from '../../app/paths.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { texts } from './texts.ts'

const Erased = z.object({ erased: z.number(), passedOver: z.number() })

/** Listed at once; the next ones come when these are gone. */
const listed = 200

/** What a rule proposes to erase, with the day it counts from. Nothing is chosen before somebody chooses it. */
export function Proposals({ rule, onErased }: { readonly rule: RetentionRule; onErased(): void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const found = useQuery(
    trpc.privacy.proposals.queryOptions({ rule, limit: listed }, { meta: { live: false } }),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [jobId, setJobId] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const settle = () => {
    setJobId(undefined)
    setChosen(new Set())
    found.refetch().catch(reportError)
    onErased()
  }
  const start = useMutation(
    trpc.privacy.eraseProposed.mutationOptions({
      onMutate: () => setFailure(null),
      onSuccess: started => setJobId(started.jobId),
      onError: setFailure,
    }),
  )
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  const job = useJob(jobId, {
    onDone: result => {
      const { erased, passedOver } = Erased.parse(result)
      message.success(
        passedOver > 0
          ? t('passedOver', { count: erased, kept: passedOver })
          : t('erased', { count: erased }),
      )
      settle()
    },
    onFailed: error => {
      setFailure(error)
      settle()
    },
    onCancelled: settle,
  })
  if (found.isPending) return <Loading rows={4} />
  if (found.error) return <ErrorState error={found.error} retry={found.refetch} />
  const rows = found.data
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const all = rows.length > 0 && chosen.size === rows.length
  return (
    <div className="privacy-proposals">
      <p className="desk-soft">{retentionReasonWords[rule][language]}</p>
      <ul>
        {rows.map(row => (
          <li key={row.id}>
            <Checkbox checked={chosen.has(row.id)} onChange={event => choose(row.id, event.target.checked)}>
              <span className="privacy-since desk-figures">{formatDay(row.since)}</span>{' '}
              {row.name ?? t('nameless')}
            </Checkbox>
            <LookAt rule={rule} row={row} />
          </li>
        ))}
      </ul>
      {rows.length === listed ? <p className="desk-soft">{t('listTruncated', { count: listed })}</p> : null}
      <ErrorNote error={failure} />
      {jobId === undefined ? (
        <div className="privacy-actions">
          <Checkbox
            checked={all}
            indeterminate={chosen.size > 0 && !all}
            onChange={() => setChosen(new Set(all ? [] : rows.map(row => row.id)))}
          >
            {t('all')}
          </Checkbox>
          <span className="desk-figures desk-soft">{t('chosen', { count: chosen.size })}</span>
          <ConfirmPopover
            danger
            question={t('eraseAsk', { count: chosen.size })}
            detail={<div className="privacy-ask">{t('eraseDetail')}</div>}
            verb={t('eraseVerb')}
            onConfirm={() => start.mutate({ rule, ids: [...chosen] })}
          >
            <Button danger disabled={chosen.size === 0} loading={start.isPending}>
              {t('erase')}
            </Button>
          </ConfirmPopover>
        </div>
      ) : (
        <div className="privacy-actions" role="status">
          <Progress
            className="privacy-progress"
            percent={job && job.of > 0 ? Math.floor((job.done / job.of) * 100) : 0}
            status="active"
          />
          <Button onClick={() => cancel.mutate({ jobId })}>{t('cancel')}</Button>
        </div>
      )}
    </div>
  )
}

/** Leads to the thing itself, for whoever wants to look before it goes. */
function LookAt({ rule, row }: { readonly rule: RetentionRule; readonly row: RetentionProposal }) {
  const t = useTexts(texts)
  if (rule === 'import-sources') return null
  const isPerson = rule === 'prospects' || rule === 'moved-out'
  return <Link to={isPerson ? `/people/${row.id}` : casePath(row.id)}>{t('look')}</Link>
}
