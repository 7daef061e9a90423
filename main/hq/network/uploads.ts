import { createHash, hash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { explainDiskError, isMissing } from '../../archive/disk.ts'
import { DeskError } from '../../contract/errors.ts'
import { bytesLeft } from '../../desk/disk-space.ts'
import { mostParcelBytes } from '../../sync/format/manifest.ts'
import { type Outcome, Refusal } from '../../sync/format/network.ts'
import { bundleExtension } from '../../sync/parcel-names.ts'
import { writeDurably } from '../../sync/write-parcel.ts'
import { sitesFolderOf } from '../site-data.ts'

/** A parcel as it lies encrypted on a disk. */
export const mostUploadBytes = Math.ceil(mostParcelBytes * 1.002)
/** Uploads of one site that were begun and not taken in. */
const mostOfSite = 200
/** Bytes that stay free on the disk of headquarters whatever comes. */
const reserve = 512 * 2 ** 20
/** How long an upload waits to be continued, and what became of one is remembered, in milliseconds. */
const keepUnfinished = 14 * 86_400_000
const keepSettled = 7 * 86_400_000

const Note = z.object({
  bytes: z.int(),
  /** Set once it was taken in or refused for good. */
  settled: z.object({ taken: z.boolean(), refusal: Refusal.nullable() }).nullable(),
})
type Note = z.infer<typeof Note>

/** What a client did wrong, as a status of HTTP. */
export class UploadFault extends Error {
  readonly status: 404 | 409 | 413 | 460 | 507
  constructor(status: UploadFault['status']) {
    super(`upload: ${status}`)
    this.status = status
  }
}

/** One upload of one site. */
export interface UploadId {
  readonly hqSiteId: string
  readonly id: string
}

/** A parcel that is to come. */
export interface Announced {
  readonly hqSiteId: string
  /** Of the whole parcel, hexadecimal: the same parcel is the same upload, however often it is begun. */
  readonly sha256: string
  readonly bytes: number
}

export type Uploads = ReturnType<typeof createUploads>

/** Parcels that come in pieces, below `sites/uploads`: they survive restarts and are what a stick would have brought. */
export function createUploads(dataFolder: string) {
  const folder = join(sitesFolderOf(dataFolder), 'uploads')
  const folderOf = (hqSiteId: string) => join(folder, hqSiteId)
  const partOf = ({ hqSiteId, id }: UploadId) => join(folderOf(hqSiteId), `${id}${bundleExtension}`)
  const noteOf = ({ hqSiteId, id }: UploadId) => join(folderOf(hqSiteId), `${id}.json`)

  async function noted(upload: UploadId): Promise<Note | undefined> {
    if (!/^[0-9a-f]{32}$/.test(upload.id)) return undefined
    try {
      return Note.safeParse(JSON.parse(await readFile(noteOf(upload), 'utf8'))).data
    } catch (error) {
      if (isMissing(error) || error instanceof SyntaxError) return undefined
      throw explainDiskError(error)
    }
  }

  const keep = (upload: UploadId, what: Note) => writeDurably(noteOf(upload), oneText(JSON.stringify(what)))

  async function sizeOf(upload: UploadId): Promise<number> {
    try {
      return (await stat(partOf(upload))).size
    } catch (error) {
      if (isMissing(error)) return 0
      throw explainDiskError(error)
    }
  }

  async function remove(upload: UploadId): Promise<void> {
    await rm(partOf(upload), { force: true })
    await rm(noteOf(upload), { force: true })
  }

  async function known(upload: UploadId): Promise<Note> {
    const note = await noted(upload)
    if (!note) throw new UploadFault(404)
    return note
  }

  /** Begins an upload, or finds the one that was begun. */
  async function begin({ hqSiteId, sha256, bytes }: Announced): Promise<string> {
    if (bytes > mostUploadBytes) throw new UploadFault(413)
    const upload = { hqSiteId, id: hash('sha256', `${hqSiteId}\n${sha256}`).slice(0, 32) }
    const before = await noted(upload)
    if (before?.bytes === bytes && !before.settled?.refusal) return upload.id
    await mkdir(folderOf(hqSiteId), { recursive: true, mode: 0o700 })
    const waiting = await sweep(hqSiteId)
    const left = await bytesLeft(folder)
    if (waiting >= mostOfSite || (left !== undefined && left < bytes + reserve)) throw new UploadFault(507)
    await rm(partOf(upload), { force: true })
    await keep(upload, { bytes, settled: null })
    return upload.id
  }

  /** Bytes that arrived and how many there are to be. */
  async function standing(upload: UploadId): Promise<{ readonly offset: number; readonly bytes: number }> {
    const { bytes, settled } = await known(upload)
    return { bytes, offset: settled ? bytes : await sizeOf(upload) }
  }

  /**
   * Adds bytes where the last ones ended. Those of a piece with a hash count whole or not at all; others as far as they
   * came.
   */
  async function append(
    upload: UploadId,
    at: { readonly offset: number; readonly sha256: Buffer | undefined },
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<number> {
    const { bytes, settled } = await known(upload)
    if (settled || (await sizeOf(upload)) !== at.offset) throw new UploadFault(409)
    const file = await open(partOf(upload), at.offset === 0 ? 'w' : 'r+', 0o600)
    let end = at.offset
    const sha = createHash('sha256')
    try {
      for await (const piece of pieces) {
        if (end + piece.length > bytes) throw new UploadFault(409)
        await file.write(piece, 0, piece.length, end)
        sha.update(piece)
        end += piece.length
      }
      if (at.sha256 && !sha.digest().equals(at.sha256)) throw new UploadFault(460)
      await file.datasync()
      return end
    } catch (error) {
      if (at.sha256 || error instanceof UploadFault) await file.truncate(at.offset)
      throw error instanceof UploadFault ? error : explainDiskError(error)
    } finally {
      await file.close()
    }
  }

  async function outcome(upload: UploadId): Promise<Outcome> {
    const { bytes, settled } = await known(upload)
    if (settled) return { state: settled.taken ? 'taken' : 'refused', refusal: settled.refusal }
    return { state: (await sizeOf(upload)) === bytes ? 'waiting' : 'coming', refusal: null }
  }

  /** Notes that an upload was taken in, or why it was refused; its bytes are needed no more. */
  async function settle(upload: UploadId, refusal: Refusal | null): Promise<void> {
    const note = await noted(upload)
    if (note) await keep(upload, { ...note, settled: { taken: refusal === null, refusal } })
    await rm(partOf(upload), { force: true })
  }

  async function forget(upload: UploadId): Promise<void> {
    await known(upload)
    await remove(upload)
  }

  async function ofSite(hqSiteId: string): Promise<UploadId[]> {
    const names = await namesIn(folderOf(hqSiteId))
    return names
      .filter(name => name.endsWith('.json'))
      .map(name => ({ hqSiteId, id: name.slice(0, -'.json'.length) }))
  }

  /** Those that are whole and were not taken in: the program ended before it came to them. */
  async function whole(): Promise<UploadId[]> {
    const found: UploadId[] = []
    for (const hqSiteId of await namesIn(folder))
      for (const upload of await ofSite(hqSiteId)) {
        const note = await noted(upload)
        if (note && !note.settled && (await sizeOf(upload)) === note.bytes) found.push(upload)
      }
    return found
  }

  /** Forgets what a site did not continue and does not ask about any more. @returns how many are not settled */
  async function sweep(hqSiteId: string): Promise<number> {
    let waiting = 0
    for (const upload of await ofSite(hqSiteId)) {
      const note = await noted(upload)
      const touched = await Promise.all([noteOf(upload), partOf(upload)].map(lastTouched))
      const age = Date.now() - Math.max(...touched)
      if (age >= (note?.settled ? keepSettled : keepUnfinished)) await remove(upload)
      else if (!note?.settled) waiting += 1
    }
    return waiting
  }

  return { begin, standing, append, outcome, settle, forget, whole, fileOf: partOf }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw explainDiskError(error)
  }
}

async function lastTouched(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return 0
  }
}

async function* oneText(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** A refusal for the one who sent it; anything else is trouble of headquarters, and is tried again. */
export const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof DeskError && error.code.startsWith('sync.')
    ? { code: error.code, params: { ...error.params } }
    : undefined
