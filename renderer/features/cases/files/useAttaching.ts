import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from './upload.ts'

/** Adds files to something of the desk, one after the other: what arrived stays. */
export function useAttaching() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /**
   * Rejects with the first refusal, which is kept in `error`.
   * @param attach says to the desk what an upload belongs to
   */
  async function add(
    files: readonly File[],
    attach: (uploadId: string, file: File) => Promise<unknown>,
  ): Promise<void> {
    if (files.length === 0) return
    setBusy(true)
    setError(null)
    try {
      for (const file of files) await attach(await upload(file), file)
    } catch (failure) {
      setError(failure)
      throw failure
    } finally {
      setBusy(false)
      queries.invalidateQueries().catch(reportError)
    }
  }
  return { add, busy, error }
}
