import { sniffBytes, sniffMediaType } from '../archive/media-types.ts'
import { sanitiseFileName } from '../archive/safe-name.ts'
import type { EstateRecordKind } from '../contract/estate-records.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { addRecord } from './record-commands.ts'

/** A drawing or photo that was uploaded for a place. */
export interface UploadedRecord {
  readonly commandId: string
  readonly recordId: string
  readonly nodeId: string
  readonly kind: EstateRecordKind
  readonly title: string
  readonly note?: string | undefined
  readonly on: string | null
  readonly uploadId: string
}

/**
 * Finishes an upload and keeps it with a place: first the file is safely in the archive, then the entry is written.
 * The type comes from the bytes, never from what the client says.
 */
export async function addRecordUpload(
  core: DeskCore,
  actor: Actor,
  { commandId, uploadId, ...record }: UploadedRecord,
): Promise<{ recordId: string; hash: string }> {
  const { hash, size, name } = await core.archive.finishUpload(uploadId)
  const parts: Uint8Array[] = []
  for await (const piece of core.archive.read(hash, { start: 0, end: Math.min(size, sniffBytes) }))
    parts.push(piece)
  const { mime } = sniffMediaType(Buffer.concat(parts))
  await core.execute(addRecord, {
    id: commandId,
    actor,
    input: { ...record, file: { hash, size, name: sanitiseFileName(name), mediaType: mime } },
  })
  return { recordId: record.recordId, hash }
}
