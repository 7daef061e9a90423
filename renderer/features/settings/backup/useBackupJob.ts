import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { type JobView, useJob } from '../../../app/job.ts'

/** A job about backups that somebody started here. */
export interface BackupJob {
  /** Undefined while none is under way. */
  readonly view: JobView | undefined
  readonly isUnderWay: boolean
  /** Percent. */
  readonly share: number
  readonly failure: unknown
  watch(jobId: string): void
  fail(error: unknown): void
  /** Forgets the failure: somebody tries again. */
  clear(): void
  cancel(): void
  /** What is known about backups is asked anew. */
  refresh(): void
}

/** Watches one job about backups. @param onDone called when it is done */
export function useBackupJob(onDone: () => void): BackupJob {
  const trpc = useTRPC()
  const client = useQueryClient()
  const [jobId, setJobId] = useState<string>()
  const [failure, setFailure] = useState<unknown>(null)
  const refresh = () => {
    client.invalidateQueries({ queryKey: trpc.backup.status.queryKey() }).catch(reportError)
  }
  const end = () => {
    setJobId(undefined)
    refresh()
  }
  const view = useJob(jobId, {
    onDone: () => {
      end()
      onDone()
    },
    onFailed: error => {
      setFailure(error)
      end()
    },
    onCancelled: end,
  })
  const stop = useMutation(trpc.jobs.cancel.mutationOptions({ onError: setFailure }))
  return {
    view,
    isUnderWay: jobId !== undefined,
    share: view && view.of > 0 ? Math.floor((view.done / view.of) * 100) : 0,
    failure,
    watch: setJobId,
    fail: setFailure,
    clear: () => setFailure(null),
    cancel: () => {
      if (jobId !== undefined) stop.mutate({ jobId })
    },
    refresh,
  }
}
