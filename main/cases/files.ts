import { readCaptureFacts } from '../archive/media.ts'
import { sniffBytes, sniffMediaType } from '../archive/media-types.ts'
import { sanitiseFileName } from '../archive/safe-name.ts'
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
  const { hash, size, name } = await core.archive.finishUpload(input.uploadId)
  const start = await collect(core.archive.read(hash, { start: 0, end: Math.min(size, sniffBytes) }))
  const { mime, kind } = sniffMediaType(start)
  const facts =
    kind === 'image' && size <= largestPhoto
      ? await readCaptureFacts(await collect(core.archive.read(hash)))
      : undefined
  await core.execute(attachFile, {
    id: input.commandId,
    actor,
    input: {
      caseId: input.caseId,
      fileId: input.fileId,
      hash,
      size,
      name: sanitiseFileName(name),
      mediaType: mime,
      takenAt: cameraTime(facts?.takenAt, readSite(core.read)?.timeZone),
    },
  })
  return { fileId: input.fileId, hash }
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
