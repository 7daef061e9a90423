import { type FinishedUpload, finishUpload } from '../archive/finish-upload.ts'
import { readCaptureFacts } from '../archive/media.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { zoneOffset } from '../site/time.ts'
import { attachFile } from './commands.ts'

/** A file some case refers to. */
export interface StoredCaseFile {
  readonly name: string | null
  readonly mediaType: string
  readonly size: number
}

export function findStoredFile(read: ReadDatabase, hash: string): StoredCaseFile | undefined {
  return read.get<StoredCaseFile>(
    `select name, media_type as "mediaType", size from case_file where hash=? limit 1`,
    [hash],
  )
}

/** Photos of phones are smaller; of larger files only the beginning is looked at. */
const largestPhoto = 40_000_000

/**
 * Finishes an upload and attaches it to a case: first the file is safely in the archive, then the entry is
 * written. Type and capture time come from the bytes, never from what the client says.
 */
export async function attachUpload(
  core: DeskCore,
  actor: Actor,
  input: { commandId: string; caseId: string; fileId: string; uploadId: string },
): Promise<{ fileId: string; hash: string }> {
  const file = await finishUpload(core.archive, input.uploadId)
  await core.execute(attachFile, {
    id: input.commandId,
    actor,
    input: {
      caseId: input.caseId,
      fileId: input.fileId,
      ...file,
      takenAt: await captureTime(core, file),
    },
  })
  return { fileId: input.fileId, hash: file.hash }
}

/** When the camera says that a stored picture was taken, UTC milliseconds; null for everything else. */
export async function captureTime(
  core: DeskCore,
  { hash, size, mediaType }: Pick<FinishedUpload, 'hash' | 'size' | 'mediaType'>,
): Promise<number | null> {
  if (!mediaType.startsWith('image/') || size > largestPhoto) return null
  const facts = await readCaptureFacts(await collect(core.archive.read(hash)))
  return cameraTime(facts.takenAt, readSite(core.read)?.timeZone)
}

/**
 * A camera's clock as UTC milliseconds; cameras that do not say their zone are taken to show the site's.
 */
function cameraTime(takenAt: string | undefined, timeZone: string | undefined): number | null {
  if (takenAt === undefined) return null
  if (/[+-]\d\d:\d\d$|Z$/.test(takenAt)) return validMillis(Date.parse(takenAt))
  const asUtc = Date.parse(`${takenAt}Z`)
  return validMillis(asUtc - zoneOffset(asUtc, timeZone ?? 'Asia/Shanghai'))
}

const validMillis = (value: number) => (Number.isFinite(value) && value >= 0 ? value : null)

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}
