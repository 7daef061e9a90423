import { makePage } from '../archive/media.ts'
import { sanitiseFileName } from '../archive/safe-name.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { takeScan } from './inbox-commands.ts'
import { type ScanFacts, scanFacts } from './scan-facts.ts'

/** A file that lies in the archive and belongs to nothing yet. */
export interface StoredScanFile {
  readonly hash: string
  readonly size: number
  readonly name: string
}

/** How long a PDF may take that is drawn to count its pages; behind it others wait to be taken. */
const drawSeconds = 10
/** As small as pictures can be made: it is not looked at. */
const drawnPixels = 16

/** What the bytes of a stored file say: its type, pages and doubts. */
export async function lookAtScan(core: DeskCore, { hash, size, name }: StoredScanFile): Promise<ScanFacts> {
  const read = async (start: number, end: number) => {
    const parts: Uint8Array[] = []
    if (end > start) for await (const piece of core.archive.read(hash, { start, end })) parts.push(piece)
    return Buffer.concat(parts)
  }
  const draw = async () => {
    const limits = { timeoutSeconds: drawSeconds }
    const { reason, pages } = await makePage(core.archive.read(hash), 1, drawnPixels, limits)
    return reason ? { code: reason.code } : { pages }
  }
  return await scanFacts(name, size, read, draw)
}

/** Notes a stored file in the inbox. Its type, pages and doubts come from its bytes. */
export async function noteScan(
  core: DeskCore,
  actor: Actor,
  { hash, size, name: given }: StoredScanFile,
  call: { readonly commandId?: string; readonly scanId: string; readonly sourceKey: string | null },
): Promise<{ scanId: string; facts: ScanFacts }> {
  const name = sanitiseFileName(given)
  const facts = await lookAtScan(core, { hash, size, name })
  const { scanId, sourceKey, commandId } = call
  await core.execute(takeScan, {
    ...(commandId === undefined ? {} : { id: commandId }),
    actor,
    input: { scanId, hash, size, name, ...facts, sourceKey },
  })
  return { scanId, facts }
}

/** Finishes an upload and notes it in the inbox: first the file is safely in the archive, then the row is written. */
export async function takeUpload(
  core: DeskCore,
  actor: Actor,
  input: { commandId: string; scanId: string; uploadId: string },
): Promise<{ scanId: string }> {
  const file = await core.archive.finishUpload(input.uploadId)
  await noteScan(core, actor, file, { ...input, sourceKey: null })
  return { scanId: input.scanId }
}
