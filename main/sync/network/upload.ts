import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { networkRoot, Outcome, type Refusal } from '../format/network.ts'
import { parsed, type Session } from './session.ts'

/** Bytes of one request: as many as the line carries. Smaller after each failure, larger after each success. */
const smallestPiece = 16 * 1024
const firstPiece = 1024 * 1024
const largestPiece = 8 * 1024 * 1024

export interface UploadOptions {
  readonly signal: AbortSignal
  /** Between two questions about what became of it, in milliseconds. */
  readonly askEvery?: number | undefined
  /** Bytes of this parcel that arrived. */
  onSent?(bytes: number): void
}

/** A parcel that headquarters has whole. */
export interface Uploaded {
  readonly path: string
  /** Of the upload at headquarters. */
  readonly location: string
}

/**
 * Brings one parcel to headquarters by tus 1.0, from where it was cut, maybe days ago: the same parcel is the same
 * upload there. Errors: those of {@link Session}, those of the disk.
 */
export async function uploadParcel(
  session: Session,
  path: string,
  { signal, onSent }: UploadOptions,
): Promise<Uploaded> {
  const { sha256, bytes } = await hashOf(path)
  const file = await open(path, 'r')
  try {
    for (;;) {
      const location = await create(session, sha256, bytes)
      if (location !== undefined && (await send(session, { file, location, bytes, signal, onSent })))
        return { path, location }
    }
  } finally {
    await file.close()
  }
}

/** The place of an upload; undefined where the answer was noise. */
async function create(session: Session, sha256: string, bytes: number): Promise<string | undefined> {
  const answer = await session.ask({
    method: 'POST',
    path: `${networkRoot}/parcels`,
    headers: {
      'upload-length': String(bytes),
      'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
    },
  })
  const location = answer.header('location') ?? ''
  if (answer.status === 201 && /^\/sync\/v1\/parcels\/[0-9a-f]{32}$/.test(location)) return location
  await session.trouble(new Error(`HTTP ${answer.status}`))
  return undefined
}

interface Sending {
  readonly file: FileHandle
  readonly location: string
  readonly bytes: number
  readonly signal: AbortSignal
  readonly onSent: UploadOptions['onSent']
}

/** @returns false where headquarters does not know the upload any more */
async function send(session: Session, { file, location, bytes, signal, onSent }: Sending): Promise<boolean> {
  let piece = firstPiece
  let offset: number | undefined
  for (;;) {
    signal.throwIfAborted()
    offset ??= await offsetOf(session, location, bytes)
    if (offset === undefined) return false
    onSent?.(Math.min(offset, bytes))
    if (offset >= bytes) return true
    const room = Buffer.allocUnsafe(Math.min(piece, bytes - offset))
    const { bytesRead } = await file.read(room, 0, room.length, offset)
    const body = room.subarray(0, bytesRead)
    const answer = await session.tryOnce({
      method: 'PATCH',
      path: location,
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'upload-checksum': `sha256 ${createHash('sha256').update(body).digest('base64')}`,
      },
      body,
    })
    if (answer?.status === 204) {
      offset += body.length
      piece = Math.min(piece * 2, largestPiece)
      continue
    }
    piece = Math.max(Math.floor(piece / 2), smallestPiece)
    if (answer) await session.trouble(new Error(`HTTP ${answer.status}`))
    offset = undefined
  }
}

/** Where to go on; undefined where headquarters does not know the upload as it should be. */
async function offsetOf(session: Session, location: string, bytes: number): Promise<number | undefined> {
  for (;;) {
    const answer = await session.ask({ method: 'HEAD', path: location })
    const said = answer.header('upload-offset') ?? ''
    const isOurs = answer.header('upload-length') === String(bytes)
    if (answer.status === 200 && /^\d{1,12}$/.test(said) && isOurs) return Number(said)
    await session.trouble(new Error(`HTTP ${answer.status}`))
    if (answer.status === 404 || !isOurs) return undefined
  }
}

/** What headquarters says of a parcel when what came is not what was sent. */
const noise = new Set([
  'sync.damaged',
  'sync.notAParcel',
  'sync.badManifest',
  'sync.badSignature',
  'sync.notForUs',
])

/**
 * Waits until headquarters has decided.
 * @returns null where it took the parcel in, `again` where it is to be sent anew, else why it refused
 */
export async function outcomeOf(
  session: Session,
  { location }: Uploaded,
  { signal, askEvery = 1_000 }: UploadOptions,
): Promise<Refusal | null | 'again'> {
  for (;;) {
    const answer = await session.ask({ method: 'GET', path: location })
    if (answer.status === 404) return 'again'
    const outcome = outcomeIn(answer)
    if (outcome === undefined) await session.trouble(new Error(`HTTP ${answer.status}`))
    else if (outcome.state === 'taken') return null
    else if (outcome.state === 'troubled') throw new DeskError('sync.hqBusy')
    else if (outcome.state === 'coming') return 'again'
    else if (outcome.state === 'refused')
      return outcome.refusal && !noise.has(outcome.refusal.code) ? outcome.refusal : 'again'
    await delay(askEvery, undefined, { signal })
  }
}

function outcomeIn(answer: Parameters<typeof parsed>[1]): Outcome | undefined {
  try {
    return parsed(Outcome, answer)
  } catch {
    return undefined
  }
}

async function hashOf(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const sha = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path)) {
    const read = z.instanceof(Buffer).parse(piece)
    sha.update(read)
    bytes += read.length
  }
  return { sha256: sha.digest('hex'), bytes }
}
