import { useEffect, useSyncExternalStore } from 'react'
import { newId, useTRPCClient } from '../../app/api.ts'
import { upload } from '../cases/files/upload.ts'
import { createUploadQueue, type QueueState, type UploadQueue } from './upload-queue.ts'

type Take = (file: File, signal: AbortSignal, onProgress: (bytes: number) => void) => Promise<void>

let takeNow: Take | undefined
/** One for the whole page: files go on arriving while other pages are shown. */
const queue = createUploadQueue((file, signal, onProgress) =>
  takeNow ? takeNow(file, signal, onProgress) : Promise.reject(new Error('no client')),
)

window.addEventListener('beforeunload', event => {
  if (queue.state().running) event.preventDefault()
})

/** Files may arrive side by side, but they come into the inbox in the order they were dropped: pages follow pages. */
export function inOrder(bring: (...call: Parameters<Take>) => Promise<() => Promise<unknown>>): Take {
  let before: Promise<unknown> = Promise.resolve()
  return async (...call) => {
    const mine = [bring(...call), before] as const
    const taken = Promise.allSettled(mine).then(async ([arrived]) => {
      if (arrived.status === 'rejected') throw arrived.reason
      await arrived.value()
    })
    before = taken
    await taken
  }
}

/** The files on their way into the inbox. */
export function useInboxUploads(): { readonly queue: UploadQueue; readonly state: QueueState } {
  const client = useTRPCClient()
  useEffect(() => {
    takeNow = inOrder(async (file, signal, onProgress) => {
      const uploadId = await upload(file, { signal, onProgress })
      return () => client.documents.takeUpload.mutate({ commandId: newId(), scanId: newId(), uploadId })
    })
  }, [client])
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.state) }
}
