import { sniffBytes, sniffMediaType } from '../archive/media-types.ts'
import { sanitiseFileName } from '../archive/safe-name.ts'
import type { StoredCaseFile } from '../cases/files.ts'
import type { SheetPart } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { attachSheetFile } from './writing.ts'

/** A file that some sheet refers to. */
export function findSheetFile(read: ReadDatabase, hash: string): StoredCaseFile | undefined {
  return read.get<StoredCaseFile>(
    `select name, media_type as "mediaType", size from sheet_file where hash=? limit 1`,
    [hash],
  )
}

/**
 * Finishes an upload and attaches it to a sheet: first the file is safely in the archive, then the entry is written.
 * The type comes from the bytes, never from what the client says.
 */
export async function attachSheetUpload(
  core: DeskCore,
  actor: Actor,
  input: { commandId: string; sheetId: string; fileId: string; part: SheetPart; uploadId: string },
): Promise<{ fileId: string; hash: string }> {
  const { commandId, sheetId, fileId, part } = input
  const { hash, size, name } = await core.archive.finishUpload(input.uploadId)
  const parts: Uint8Array[] = []
  for await (const piece of core.archive.read(hash, { start: 0, end: Math.min(size, sniffBytes) }))
    parts.push(piece)
  const { mime } = sniffMediaType(Buffer.concat(parts))
  await core.execute(attachSheetFile, {
    id: commandId,
    actor,
    input: { sheetId, fileId, part, hash, size, name: sanitiseFileName(name), mediaType: mime },
  })
  return { fileId, hash }
}
