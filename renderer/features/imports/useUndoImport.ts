import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { newId, useTRPC } from '../../app/api.ts'
import { failureOf } from './useImport.ts'
import { useJob } from './useJob.ts'

/** Takes a whole import back and says how it went. */
export function useUndoImport() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const undo = useMutation(trpc.imports.undo.mutationOptions())
  const [running, setRunning] = useState<{ importId: string; jobId: string } | null>(null)
  const [outcome, setOutcome] = useState<{ importId: string; error: unknown } | null>(null)
  const { data: status } = useJob(running?.jobId ?? null)
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (!running || !status || status.state === 'running' || taken.current === running.jobId) return
    taken.current = running.jobId
    setOutcome({ importId: running.importId, error: status.state === 'done' ? null : failureOf(status) })
    setRunning(null)
    client.invalidateQueries().catch(reportError)
  }, [running, status, client])

  return {
    /** The import being taken back. */
    running: running?.importId ?? null,
    progress: { done: status?.done ?? 0, of: status?.of ?? 0 },
    /** How the last one went; `error` is null where it is undone. */
    outcome,
    start(importId: string) {
      setOutcome(null)
      undo.mutate(
        { commandId: newId(), importId },
        {
          onSuccess: ({ jobId }) => setRunning({ importId, jobId }),
          onError: error => setOutcome({ importId, error }),
        },
      )
    },
  }
}
