import type { CommandContent, FileContent, Reason } from './item.ts'
import { type DeskLine, NoAnswer, Refused } from './line.ts'
import type { OfflineStore, ReadItem } from './store.ts'

/**
 * How a round of sending ended: everything that can be sent is; the desk does not answer (or asked to wait); nobody
 * or somebody else is signed in; this device may no longer be used.
 */
export type RoundEnd =
  | { readonly end: 'done' }
  | { readonly end: 'no-answer'; readonly wait: number | undefined }
  | { readonly end: 'sign-in' }
  | { readonly end: 'revoked' }

export interface Round {
  readonly store: OfflineStore
  readonly line: DeskLine
  /** Whose items are sent. */
  readonly by: string
  /** UTC milliseconds by this device's clock. */
  now(): number
  /** What the desk's clock is ahead of this device's; null where they were never compared. */
  clockOffset(): number | null
  /** Something changed that the person sees; of a file under way with how much of it is at the desk. */
  onChange(progress?: { readonly id: string; readonly sent: number }): void
}

/** Refusals by which an upload is lost at the desk, which is no word about the file: it is sent anew. */
const uploadLost: ReadonlySet<string> = new Set([
  'archive.uploadUnknown',
  'archive.uploadIncomplete',
  'archive.sliceDiffers',
  'archive.damaged',
])
/** A device that lost what it is known by: paired again, it goes on. */
const notHere: ReadonlySet<string> = new Set(['device.required', 'device.unknown'])
/** Uploads that are lost again and again wait like a desk that does not answer. */
const mostBegins = 3

/**
 * Sends one person's items in the order they were recorded, each thing's behind each other. May be broken off at any
 * point and begun again: every step is either repeated harmlessly or was noted before the next one began.
 */
export async function sendRound(round: Round): Promise<RoundEnd> {
  const { store, by } = round
  const held = new Set<string>()
  const items = await store.items(by)
  for (const item of items) {
    if (item.by !== by || item.state === 'delivered' || item.state === 'uploaded') continue
    if (item.state === 'refused' || item.content === undefined) held.add(item.thing)
    if (held.has(item.thing)) continue
    try {
      if (item.content?.kind === 'file') await sendFile(round, item, item.content)
      else if (item.content) await sendCommand(round, item, item.content)
    } catch (failure) {
      const end = await afterFailure(round, item, failure)
      if (end) return end
      held.add(item.thing)
    }
    round.onChange()
  }
  return { end: 'done' }
}

async function afterFailure(
  { store }: Round,
  item: ReadItem,
  failure: unknown,
): Promise<RoundEnd | undefined> {
  if (failure instanceof NoAnswer) return { end: 'no-answer', wait: failure.wait }
  if (!(failure instanceof Refused)) throw failure
  const { reason } = failure
  if (reason.code.startsWith('session.') || notHere.has(reason.code)) return { end: 'sign-in' }
  if (reason.code === 'device.revoked') return { end: 'revoked' }
  await store.change(item.id, { state: 'refused', reason })
  return undefined
}

async function sendFile(round: Round, item: ReadItem, { name, size }: FileContent): Promise<void> {
  const { store, line, by } = round
  let { uploadId } = item
  for (let begins = 0; ; ) {
    try {
      let offset = uploadId === undefined ? 0 : await line.offset(by, uploadId)
      if (uploadId === undefined) {
        begins += 1
        uploadId = (await line.begin(by, name, size)).uploadId
        await store.change(item.id, { uploadId, sent: 0 })
      }
      while (offset < size) {
        const { pieceBytes } = store
        const piece = await store.piece(item.id, Math.floor(offset / pieceBytes))
        if (!piece) throw new Refused({ code: 'offline.fileGone', params: {} })
        offset = await sliceAt(round, uploadId, offset, piece.subarray(offset % pieceBytes))
        await store.change(item.id, { sent: offset })
        round.onChange({ id: item.id, sent: offset })
      }
      await store.change(item.id, { state: 'uploaded', sent: size, reason: undefined })
      return
    } catch (failure) {
      if (!(failure instanceof Refused && uploadLost.has(failure.reason.code))) throw failure
      if (begins >= mostBegins) throw new NoAnswer('uploads are lost')
      uploadId = undefined
    }
  }
}

/** Sends a piece; where the desk has less than was thought it says from where to go on. */
async function sliceAt(
  { line, by }: Round,
  uploadId: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> {
  try {
    return await line.slice(by, uploadId, offset, bytes)
  } catch (failure) {
    const expected = failure instanceof Refused ? expectedOffset(failure.reason) : undefined
    if (expected === undefined) throw failure
    return expected
  }
}

function expectedOffset({ code, params }: Reason): number | undefined {
  const expected = params['expected']
  return code === 'archive.sliceGap' && typeof expected === 'number' ? expected : undefined
}

async function sendCommand(round: Round, item: ReadItem, content: CommandContent): Promise<void> {
  const { store, line, by } = round
  const happenedAt = item.happenedAt ?? happenedAtOf(item, round)
  // Whoever recorded it may have taken it back meanwhile; from here on the desk may have it.
  if (item.happenedAt === undefined && !(await store.change(item.id, { happenedAt }))) return
  const { procedure, commandId } = content
  for (let tries = 0; ; tries += 1) {
    const uploads = await uploadsOf(round, item.files)
    try {
      await line.command(by, { procedure, commandId, happenedAt, input: withUploads(content.input, uploads) })
      break
    } catch (failure) {
      const lost = item.files.length > 0 && failure instanceof Refused && uploadLost.has(failure.reason.code)
      if (!lost) throw failure
      if (tries >= mostBegins) throw new NoAnswer('uploads are lost')
      // Nothing says which one: all are sent anew, and the same bytes are the same files.
      for (const id of item.files) await store.change(id, { state: 'kept', uploadId: undefined, sent: 0 })
    }
  }
  await store.delivered([item.id, ...item.files], round.now() + (round.clockOffset() ?? 0))
}

/** The uploads of the files a command names, sent where they are not at the desk. */
async function uploadsOf(round: Round, files: readonly string[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map()
  const named = () => round.store.itemsOf(files)
  for (const file of await named()) {
    if (file.state === 'kept' && file.content?.kind === 'file') await sendFile(round, file, file.content)
  }
  return new Map((await named()).map(({ id, uploadId = '' }) => [id, uploadId]))
}

/** The input with uploads in the places that name files. */
function withUploads(value: unknown, uploads: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map(one => withUploads(one, uploads))
  if (typeof value !== 'object' || value === null) return value
  if ('$upload' in value) return uploads.get(String(value.$upload)) ?? ''
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withUploads(one, uploads)]))
}

/** When it happened by the desk's clock, never in its future: by how the clocks stood when it was recorded. */
export function happenedAtOf(
  item: Pick<ReadItem, 'recordedAt' | 'clockOffset'>,
  { now, clockOffset }: Pick<Round, 'now' | 'clockOffset'>,
): number {
  const offset = clockOffset()
  const claimed = item.recordedAt + (item.clockOffset ?? offset ?? 0)
  return Math.round(Math.max(0, Math.min(claimed, now() + (offset ?? 0))))
}
