import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { StoredFile } from './blob-write.ts'
import { tooLarge } from './blob-write.ts'
import { type ArchiveContext, type Blobs, folderMaker, randomName, subKey } from './blobs.ts'
import {
  type DiskFile,
  explainDiskError,
  isMissing,
  readSmallFile,
  removeIfPresent,
  writeFileAtomically,
} from './disk.ts'
import {
  newUploadCipher,
  recordSize,
  type ScannedUpload,
  scanUpload,
  type SliceRecord,
  TornRecord,
  uploadHeaderSize,
} from './upload-file.ts'
import { openSmall, sealSmall } from './sealed-record.ts'
import { sliceRooms } from './slice-rooms.ts'
import { dropSpentBuffers } from './spent-memory.ts'

/** Largest slice of an upload in bytes; every host accepts requests of this size. */
export const maxSliceBytes = 4 * 1024 * 1024

/** What a client says before it uploads: `name` as the person's system gave it, `size` in bytes where known. */
export interface UploadDescription {
  readonly name: string
  readonly size?: number | undefined
}

/** A finished upload: the stored file and the name given at the beginning. */
export interface FinishedUpload extends StoredFile {
  readonly name: string
}

const Description = z.object({ name: z.string().max(4096), size: z.int().min(0).optional() })
const Finished = z.object({ name: z.string(), hash: z.string(), size: z.int().min(0) })
const idPattern = /^[0-9a-f]{32}$/

/** Written and synced at once: with more the disk is no faster, and what people record waits behind them. */
const mostWrites = 2

/** Slices of so many bytes lie spent before their memory is asked for. */
const spentBytes = 16 * maxSliceBytes

/** One upload as this process knows it; rebuilt from disk after a restart. */
interface OpenUpload {
  readonly path: string
  readonly description: UploadDescription
  readonly cipher: ScannedUpload['cipher']
  readonly slices: SliceRecord[]
  end: number
  offset: number
  /** A write failed, or one of an earlier process may have: bytes may lie behind `end`. */
  torn: boolean
}

/** Opens the uploads of an archive, in slices that survive restarts; `maxBytes` limits each. */
export function openUploads(context: ArchiveContext, blobs: Blobs, maxBytes: number) {
  const { disk, random } = context
  const key = subKey(context, 'upload')
  const folder = join(context.folder, 'uploads')
  const durableFolder = folderMaker(context)
  const known = new Map<string, OpenUpload>()
  const turns = new Map<string, Promise<unknown>>()
  const rooms = sliceRooms(recordSize(maxSliceBytes), mostWrites)
  let spent = 0
  const partPath = (id: string) => join(folder, `${id}.part`)
  const donePath = (id: string) => join(folder, `${id}.done`)

  /** One request at a time for each upload: clients repeat a slice while the first one is still being written. */
  function inTurn<T>(id: string, action: () => Promise<T>): Promise<T> {
    if (!idPattern.test(id)) return Promise.reject(new DeskError('archive.uploadUnknown'))
    const turn = (turns.get(id) ?? Promise.resolve()).then(action, action)
    turns.set(id, turn)
    const forget = () => {
      if (turns.get(id) === turn) turns.delete(id)
    }
    turn.then(forget, forget)
    return turn
  }

  async function withFile<T>(path: string, use: (file: DiskFile) => Promise<T>): Promise<T> {
    const file = await disk.open(path, 'update')
    try {
      return await use(file)
    } finally {
      await file.close()
    }
  }

  /** The upload, read from disk if this process has not seen it. */
  async function find(id: string): Promise<OpenUpload> {
    const seen = known.get(id)
    if (seen) return seen
    const path = partPath(id)
    try {
      return await withFile(path, async file => {
        const scanned = await scanUpload(file, key, maxSliceBytes)
        if (!scanned) throw new DeskError('archive.uploadUnknown')
        // The last slice may be in memory only, where the desk ended before its sync.
        await file.sync()
        const last = scanned.slices.at(-1)
        const upload: OpenUpload = {
          path,
          description: Description.parse(JSON.parse(scanned.description.toString())),
          cipher: scanned.cipher,
          slices: scanned.slices,
          end: scanned.end,
          offset: last ? last.offset + last.length : 0,
          torn: true,
        }
        known.set(id, upload)
        return upload
      })
    } catch (error) {
      throw isMissing(error) ? new DeskError('archive.uploadUnknown') : error
    }
  }

  async function finished(id: string): Promise<FinishedUpload | undefined> {
    const sealed = await readSmallFile(disk, donePath(id), 64 * 1024)
    const plain = sealed && openSmall(key, id, sealed)
    return plain && Finished.parse(JSON.parse(plain.toString()))
  }

  async function beginUpload(description: UploadDescription): Promise<string> {
    const { name, size } = Description.parse(description)
    if (size !== undefined && size > maxBytes) throw tooLarge(maxBytes)
    await durableFolder(folder)
    const id = randomName(random)
    const cipher = newUploadCipher(key, random)
    const record = cipher.seal(0, 0, Buffer.from(JSON.stringify({ name, size })), random(12))
    const path = partPath(id)
    try {
      const file = await disk.open(path, 'create')
      try {
        await file.write(Buffer.concat([cipher.header, record]), 0)
        await file.sync()
      } finally {
        await file.close()
      }
      await disk.syncFolder(folder)
    } catch (error) {
      await removeIfPresent(disk, path)
      throw explainDiskError(error)
    }
    const end = uploadHeaderSize + record.length
    known.set(id, { path, description: { name, size }, cipher, slices: [], end, offset: 0, torn: false })
    return id
  }

  /**
   * Adds bytes at `offset` and returns the offset from which to go on. A slice that came already changes nothing;
   * one that overlaps adds what is new.
   */
  async function append(id: string, offset: number, bytes: Uint8Array): Promise<number> {
    if (bytes.length > maxSliceBytes) {
      throw new DeskError('archive.sliceTooLarge', { limitMb: maxSliceBytes / 1024 / 1024 })
    }
    const done = await finished(id)
    if (done) return done.size
    const upload = await find(id)
    const limit = upload.description.size ?? maxBytes
    if (offset + bytes.length > limit) throw tooLarge(limit)
    if (!Number.isInteger(offset) || offset < 0 || offset > upload.offset) {
      throw new DeskError('archive.sliceGap', { expected: upload.offset })
    }
    const repeated = Math.min(bytes.length, upload.offset - offset)
    const fresh = bytes.subarray(repeated)
    await withFile(upload.path, async file => {
      if (repeated > 0) await compare(file, upload, offset, bytes.subarray(0, repeated))
      if (fresh.length > 0) await write(file, upload, fresh)
    })
    return upload.offset
  }

  async function write(file: DiskFile, upload: OpenUpload, fresh: Uint8Array): Promise<void> {
    const { offset, end } = upload
    const index = upload.slices.length + 1
    try {
      // What a failed attempt left behind must not be read as a record.
      if (upload.torn && (await file.size()) > end) await file.truncate(end)
      upload.torn = true
      await rooms.lend(async room => {
        await file.write(upload.cipher.seal(index, offset, fresh, random(12), room), end)
        await file.sync()
      })
    } catch (error) {
      throw explainDiskError(error)
    }
    upload.slices.push({ index, offset, position: end, length: fresh.length })
    upload.end = end + recordSize(fresh.length)
    upload.offset = offset + fresh.length
    upload.torn = false
    spent += fresh.length
    if (spent < spentBytes) return
    spent = 0
    dropSpentBuffers()
  }

  /** Refuses a repeated slice whose bytes differ from those that came the first time. */
  async function compare(
    file: DiskFile,
    upload: OpenUpload,
    offset: number,
    bytes: Uint8Array,
  ): Promise<void> {
    for (const slice of upload.slices) {
      const from = Math.max(offset, slice.offset)
      const to = Math.min(offset + bytes.length, slice.offset + slice.length)
      if (from >= to) continue
      const stored = await upload.cipher.read(file, slice)
      const same = stored
        ?.subarray(from - slice.offset, to - slice.offset)
        .equals(bytes.subarray(from - offset, to - offset))
      if (!same) throw new DeskError('archive.sliceDiffers', { offset: from })
    }
  }

  async function* arrived(upload: OpenUpload): AsyncGenerator<Uint8Array> {
    const file = await disk.open(upload.path, 'read')
    try {
      // What is taken before a slice turns out to be damaged is dropped with the whole store.
      for (const slice of upload.slices) yield* upload.cipher.pieces(file, slice)
    } catch (error) {
      if (error instanceof TornRecord)
        throw new DeskError('archive.damaged', { file: 'upload' }, { cause: error })
      throw error
    } finally {
      await file.close()
    }
  }

  async function finish(id: string, signal?: AbortSignal): Promise<FinishedUpload> {
    const earlier = await finished(id)
    if (earlier) {
      await removeIfPresent(disk, partPath(id))
      return earlier
    }
    const upload = await find(id)
    const { name, size } = upload.description
    if (size !== undefined && upload.offset !== size) {
      throw new DeskError('archive.uploadIncomplete', { received: upload.offset, size })
    }
    const stored = await blobs.store(arrived(upload), signal ? { maxBytes, signal } : { maxBytes })
    const result = { ...stored, name }
    // A client that lost the answer asks again, also after a restart.
    const record = sealSmall(key, id, Buffer.from(JSON.stringify(result)), random(12))
    await writeFileAtomically(disk, random, donePath(id), record)
    known.delete(id)
    await removeIfPresent(disk, upload.path)
    return result
  }

  return {
    folder,
    beginUpload,
    appendSlice: (id: string, offset: number, bytes: Uint8Array) =>
      inTurn(id, () => append(id, offset, bytes)),
    uploadOffset: (id: string) =>
      inTurn(id, async () => (await finished(id))?.size ?? (await find(id)).offset),
    finishUpload: (id: string, signal?: AbortSignal) => inTurn(id, () => finish(id, signal)),
    abandonUpload: (id: string) =>
      inTurn(id, async () => {
        known.delete(id)
        await removeIfPresent(disk, partPath(id))
        await removeIfPresent(disk, donePath(id))
      }),
    /** After a sweep of the folder: forget what is no longer there. */
    forgetSwept: async () => {
      for (const [id, upload] of known) if (!(await disk.entry(upload.path))) known.delete(id)
    },
  }
}
