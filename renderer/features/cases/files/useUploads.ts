import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { refusalOf, useTRPCClient } from '../../../app/api.ts'
import { isUnderWay, type Upload } from './upload-state.ts'
import { deskTransport } from './upload-transport.ts'
import { type Attach, createUploads, type Uploads } from './uploads.ts'

let attachNow: Attach | undefined
/** One for the whole page: files go on arriving while other pages are shown. */
const uploads = createUploads({
  transport: deskTransport,
  attach: file => (attachNow ? attachNow(file) : Promise.reject(new Error('no client'))),
  refusalOf,
  pause: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
})

window.addEventListener('beforeunload', event => {
  if (uploads.all().some(isUnderWay)) event.preventDefault()
})

/** The files on their way into a case, and what can be done with them. */
export function useUploads(caseId: string): { readonly files: readonly Upload[]; readonly uploads: Uploads } {
  const client = useTRPCClient()
  const queries = useQueryClient()
  useEffect(() => {
    attachNow = async ({ commandId, ...input }) => {
      await client.cases.attachFile.mutate({ commandId, input })
      queries.invalidateQueries({ queryKey: [['cases']] }).catch(reportError)
    }
  }, [client, queries])
  const all = useSyncExternalStore(uploads.subscribe, uploads.all)
  return { files: all.filter(upload => upload.caseId === caseId), uploads }
}
