import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { ReceivedAll } from '../../../main/contract/headquarters.ts'
import { useTRPC } from '../../app/api.ts'
import { useJob } from '../../app/job.ts'
import { upload } from '../cases/files/upload.ts'

const Result = z.object({
  taken: z.number(),
  refused: z.number(),
  waiting: z.number(),
  receipts: z.array(z.object({ hqSiteId: z.string(), name: z.string(), number: z.number() })),
})

/** What is being done with the chosen files. */
export type Receiving =
  | { readonly step: 'upload'; readonly done: number; readonly of: number; readonly percent: number }
  | { readonly step: 'receive'; readonly percent: number }

/** Brings chosen parcels to the desk and has them taken in; one lot at a time. */
export function useReceiving() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const receive = useMutation(trpc.hq.receive.mutationOptions())
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions())
  const [uploading, setUploading] = useState<Extract<Receiving, { step: 'upload' }>>()
  const [jobId, setJobId] = useState<string>()
  const [result, setResult] = useState<ReceivedAll | 'stopped'>()
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const ended = (outcome: ReceivedAll | 'stopped' | undefined) => {
    setJobId(undefined)
    setResult(outcome)
    // What came is told by no operation of the log.
    client.invalidateQueries().catch(() => undefined)
  }
  const job = useJob(jobId, {
    onDone: done => ended(Result.parse(done)),
    onCancelled: () => ended('stopped'),
    onFailed(failure) {
      setError(failure)
      ended(undefined)
    },
  })

  const bring = async (files: readonly File[]) => {
    const stopping = new AbortController()
    stop.current = stopping
    setError(null)
    setResult(undefined)
    try {
      const all = files.reduce((sum, { size }) => sum + size, 0)
      const uploadIds: string[] = []
      let before = 0
      for (const [index, file] of files.entries()) {
        const tell = (bytes: number) =>
          setUploading({
            step: 'upload',
            done: index + 1,
            of: files.length,
            percent: Math.floor((100 * (before + bytes)) / Math.max(1, all)),
          })
        tell(0)
        uploadIds.push(await upload(file, { signal: stopping.signal, onProgress: tell }))
        before += file.size
      }
      setJobId((await receive.mutateAsync({ uploadIds })).jobId)
    } catch (failure) {
      if (stopping.signal.aborted) setResult('stopped')
      else setError(failure)
    } finally {
      setUploading(undefined)
    }
  }

  const receiving: Receiving | undefined =
    uploading ??
    (jobId === undefined
      ? undefined
      : {
          step: 'receive',
          percent: job && job.of > 0 ? Math.floor((100 * job.done) / job.of) : 0,
        })
  return {
    receiving,
    result,
    error,
    take(files: readonly File[]) {
      if (receiving || files.length === 0) return
      bring(files).catch(setError)
    },
    cancel() {
      if (jobId === undefined) stop.current?.abort()
      else cancel.mutate({ jobId })
    },
  }
}
