import { join } from 'node:path'
import { z } from 'zod'
import { type Archive, openArchive } from '../archive/archive.ts'

/** A file that a job made for the person who started it. Lies encrypted in the staging folder until the next start. */
export const JobFile = z.object({
  hash: z.string(),
  size: z.int(),
  name: z.string(),
  mediaType: z.string(),
})
export type JobFile = z.infer<typeof JobFile>

/** Largest result, in bytes. */
const largest = 2_000_000_000

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const resultsIn = (stagingFolder: string, stagingKey: Uint8Array): Archive =>
  openArchive({ folder: join(stagingFolder, 'results'), key: stagingKey })

/** Keeps what a job made; the answer is part of the job's result and leads back to the file. */
export async function storeResult(
  place: { readonly stagingFolder: string; readonly stagingKey: Uint8Array; readonly signal?: AbortSignal },
  file: { readonly name: string; readonly mediaType: string },
  source: AsyncIterable<Uint8Array>,
): Promise<JobFile> {
  const { hash, size } = await resultsIn(place.stagingFolder, place.stagingKey).store(source, {
    maxBytes: largest,
    ...(place.signal ? { signal: place.signal } : {}),
  })
  return { hash, size, ...file }
}

/** The bytes of a result, decrypted piece by piece. */
export function readResult(
  stagingFolder: string,
  stagingKey: Uint8Array,
  file: JobFile,
): AsyncIterable<Uint8Array> {
  return resultsIn(stagingFolder, stagingKey).read(file.hash)
}

/** What a result of a job looks like when it is a file to download. */
export const FileResult = z.object({ file: JobFile })
