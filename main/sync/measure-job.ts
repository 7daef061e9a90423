import { z } from 'zod'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { filesToSend } from './unsent.ts'

/** Files that headquarters does not hold. */
export interface FilesToSend {
  readonly files: number
  readonly bytes: number
}

/** Counts the files there are to send, with their sizes; what is missing or damaged here is not counted. */
export const measureFilesJob = defineJob({ name: 'sync.measure', input: z.object({}), run: measure })

async function measure({ read, archive, progress }: JobContext): Promise<FilesToSend> {
  let files = 0
  let bytes = 0
  for (const hash of filesToSend(read)) {
    const size = await archive.size(hash).catch(() => undefined)
    if (size === undefined) continue
    files += 1
    bytes += size
    if (files % 1_000 === 0) progress(files, 0)
  }
  return { files, bytes }
}
