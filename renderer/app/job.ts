import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { DeskError, isErrorCode } from '../../main/contract/errors.ts'
import { ofOneThing, type Outputs, useTRPC } from './trpc.ts'

export type JobView = Outputs['jobs']['status']

/** Between two questions about a job, in milliseconds. */
const askEvery = 400

interface JobEnd {
  onDone(result: unknown): void
  onFailed(error: unknown): void
  onCancelled?(): void
}

/**
 * Watches a job of the desk until it ends; undefined while there is none or nothing is known yet.
 *
 * @param end called once for each job
 */
export function useJob(jobId: string | undefined, end: JobEnd): JobView | undefined {
  const trpc = useTRPC()
  const job = useQuery(
    trpc.jobs.status.queryOptions(
      { jobId: jobId ?? '' },
      {
        ...ofOneThing,
        enabled: jobId !== undefined,
        refetchInterval: askEvery,
        staleTime: 0,
        meta: { live: false },
      },
    ),
  )
  const view = jobId === undefined ? undefined : job.data
  const latest = useRef(end)
  useEffect(() => {
    latest.current = end
  })
  const ended = useRef<string>(undefined)
  useEffect(() => {
    if (!view || view.state === 'running' || ended.current === view.id) return
    ended.current = view.id
    if (view.state === 'done') latest.current.onDone(view.result)
    else if (view.state === 'cancelled') latest.current.onCancelled?.()
    else latest.current.onFailed(errorOf(view))
  }, [view])
  return view
}

function errorOf({ error }: JobView): Error {
  if (!error) return new Error('the job failed without saying why')
  return isErrorCode(error.code) ? new DeskError(error.code, error.params) : new Error(error.code)
}
