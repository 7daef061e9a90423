import type { Archive } from './archive.ts'
import { sniffBytes, sniffMediaType } from './media-types.ts'
import { sanitiseFileName } from './safe-name.ts'

/** A finished upload as rows name it: its type comes from its bytes, never from what the client says. */
export interface FinishedUpload {
  readonly hash: string
  readonly size: number
  readonly name: string
  readonly mediaType: string
}

/** Puts an upload into the archive for good; only then a row may name it. Errors: those of the archive. */
export async function finishUpload(archive: Archive, uploadId: string): Promise<FinishedUpload> {
  const { hash, size, name } = await archive.finishUpload(uploadId)
  const parts: Uint8Array[] = []
  for await (const piece of archive.read(hash, { start: 0, end: Math.min(size, sniffBytes) }))
    parts.push(piece)
  const { mime } = sniffMediaType(Buffer.concat(parts))
  return { hash, size, name: sanitiseFileName(name), mediaType: mime }
}
