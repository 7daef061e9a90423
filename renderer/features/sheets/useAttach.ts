import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DeskError } from '../../../main/contract/errors.ts'
import type { SheetPart } from '../../../main/contract/sheets.ts'
import { newId, useTRPCClient } from '../../app/api.ts'
import { deskTransport, type UploadAnswer } from '../cases/files/upload-transport.ts'

/** Brings one file to the desk in slices; rejects with the desk's refusal. */
async function upload(file: File): Promise<string> {
  const { signal } = new AbortController()
  let reached = accepted(await deskTransport.begin(file.name, file.size, signal))
  const { uploadId, sliceBytes } = reached
  while (reached.offset < file.size) {
    const slice = file.slice(reached.offset, reached.offset + sliceBytes)
    reached = accepted(await deskTransport.send(uploadId, reached.offset, slice, signal))
  }
  return uploadId
}

function accepted(answer: UploadAnswer) {
  if (!answer.ok) throw new DeskError(answer.error.code, answer.error.params)
  return answer
}

/** Adds files to a sheet. */
export function useAttach(sheetId: string) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  /**
   * One after the other; what arrived stays. Rejects with the first refusal, which is kept in `error`.
   * @param arrived told of each file that is there for good
   */
  async function attach(
    files: readonly File[],
    part: SheetPart,
    arrived: (file: File) => void = () => undefined,
  ): Promise<void> {
    if (files.length === 0) return
    setBusy(true)
    setError(null)
    try {
      for (const file of files) {
        const uploadId = await upload(file)
        await client.sheets.attachFile.mutate({
          commandId: newId(),
          input: { sheetId, fileId: newId(), part, uploadId },
        })
        arrived(file)
      }
    } catch (failure) {
      setError(failure)
      throw failure
    } finally {
      setBusy(false)
      queries.invalidateQueries().catch(reportError)
    }
  }
  return { attach, busy, error }
}
