import type { SheetPart } from '../../../main/contract/sheets.ts'
import { newId, useTRPCClient } from '../../app/api.ts'
import { useAttaching } from '../cases/files/useAttaching.ts'

/** Adds files to a sheet. */
export function useAttach(sheetId: string) {
  const client = useTRPCClient()
  const { add, busy, error } = useAttaching()
  /** @param arrived told of each file that is there for good */
  const attach = (files: readonly File[], part: SheetPart, arrived?: (file: File) => void) =>
    add(files, async (uploadId, file) => {
      const input = { sheetId, fileId: newId(), part, uploadId }
      await client.sheets.attachFile.mutate({ commandId: newId(), input })
      arrived?.(file)
    })
  return { attach, busy, error }
}
