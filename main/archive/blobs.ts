import { createHmac, hkdfSync } from 'node:crypto'
import { dirname, join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { newBlobCipher } from './blob-format.ts'
import { type BlobReader, type ByteRange, DamagedBlob, hashed, openBlob } from './blob-read.ts'
import { type StoredFile, type StoreOptions, writeBlob } from './blob-write.ts'
import {
  type Clock,
  type Disk,
  type DiskEntry,
  explainDiskError,
  isMissing,
  type Random,
  removeIfPresent,
} from './disk.ts'

/** What every part of the archive works with. `folder` is the archive's own folder. */
export interface ArchiveContext {
  readonly folder: string
  readonly disk: Disk
  readonly clock: Clock
  readonly random: Random
  /** The archive's key, 32 bytes; every use derives its own from it. */
  readonly key: Uint8Array
}

/** A key for one use, so that no key serves two. */
export function subKey(context: ArchiveContext, use: 'blob' | 'name' | 'upload' | 'derived'): Buffer {
  return Buffer.from(hkdfSync('sha256', context.key, '', `clubhouse-desk/archive/${use}`, 32))
}

/**
 * Makes folders inside the archive so that their names, and those of the folders above them, survive a power cut;
 * once for each folder and run. It is done for existing ones too: the run that made them may not have got to the sync.
 */
export function folderMaker({ folder, disk }: ArchiveContext): (path: string) => Promise<void> {
  const done = new Set<string>()
  return async path => {
    if (done.has(path)) return
    await disk.makeFolder(path)
    for (let at = path; at !== dirname(folder); at = dirname(at)) await disk.syncFolder(dirname(at))
    done.add(path)
  }
}

/** Random letters for temporary files and uploads: 32 hexadecimal digits. */
export function randomName(random: Random): string {
  return Buffer.from(random(16)).toString('hex')
}

/** Blobs by the SHA-256 of their plain bytes. See ArchiveContext for what is injected. */
export type Blobs = ReturnType<typeof openBlobs>

/** An encrypted file as it lies on the disk: `path` within the archive's folder, with `/`. It never changes. */
export interface SealedFile {
  readonly path: string
  readonly size: number
  readonly modifiedAt: number
}

const hashPattern = /^[0-9a-f]{64}$/

/**
 * Files stored once by content. `blobs/ab/<name>` holds each, `trash/<name>` those on their way out, `tmp/` those
 * being written. The name is an HMAC of the content hash: without the key no one can tell whether a known file is here.
 */
export function openBlobs(context: ArchiveContext) {
  const { disk, clock, random } = context
  const blobKey = subKey(context, 'blob')
  const nameKey = subKey(context, 'name')
  const blobFolder = join(context.folder, 'blobs')
  const trashFolder = join(context.folder, 'trash')
  const temporaryFolder = join(context.folder, 'tmp')
  const durableFolder = folderMaker(context)

  const fileName = (hash: string) => {
    if (!hashPattern.test(hash)) throw new DeskError('archive.badHash')
    return createHmac('sha256', nameKey).update(hash, 'latin1').digest('hex')
  }
  const shardOf = (name: string) => join(blobFolder, name.slice(0, 2))
  const pathOf = (name: string) => join(shardOf(name), name)
  const trashPathOf = (name: string) => join(trashFolder, name)

  const prepareShard = (name: string) => durableFolder(shardOf(name))

  /** Where the blob is, fetched back from the trash if someone asks for it after all. */
  async function locate(name: string): Promise<string | undefined> {
    const path = pathOf(name)
    if (await disk.entry(path)) return path
    if (!(await disk.entry(trashPathOf(name)))) return undefined
    await restore(name)
    return path
  }

  async function restore(name: string): Promise<void> {
    await prepareShard(name)
    await disk.rename(trashPathOf(name), pathOf(name))
    await disk.syncFolder(shardOf(name))
  }

  /** Opens the blob, checks that it is the one its name says, and closes it after `use`. */
  async function* withBlob<T>(
    hash: string,
    use: (reader: BlobReader) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const name = fileName(hash)
    const path = await locate(name)
    if (!path) throw new DeskError('archive.missing', { file: label(name) })
    const file = await disk.open(path, 'read')
    try {
      const reader = await openBlob(file, blobKey)
      if (reader.identity.toString('hex') !== hash) throw new DamagedBlob('holds another file')
      yield* use(reader)
    } catch (error) {
      if (error instanceof DamagedBlob)
        throw new DeskError('archive.damaged', { file: label(name) }, { cause: error })
      throw error
    } finally {
      await file.close()
    }
  }

  async function size(hash: string): Promise<number> {
    for await (const found of withBlob(
      hash,
      one(reader => reader.size),
    ))
      return found
    throw new DeskError('archive.missing', { file: label(fileName(hash)) })
  }

  function read(hash: string, range?: ByteRange): AsyncGenerator<Buffer> {
    return withBlob(hash, reader => {
      const part = resolveRange(range, reader.size)
      const whole = part.start === 0 && part.end === reader.size
      return whole ? hashed(reader.bytes(part), reader.identity) : reader.bytes(part)
    })
  }

  async function verify(hash: string): Promise<number> {
    let size = 0
    for await (const piece of read(hash)) size += piece.length
    return size
  }

  async function isIntact(hash: string): Promise<boolean> {
    try {
      await verify(hash)
      return true
    } catch (error) {
      if (
        error instanceof DeskError &&
        (error.code === 'archive.damaged' || error.code === 'archive.missing')
      )
        return false
      throw error
    }
  }

  /** Keeps the copy already there, if it is sound; its grace time starts again, so that no sweep takes it now. */
  async function keepExisting(name: string, hash: string): Promise<boolean> {
    if (!(await disk.entry(pathOf(name))) || !(await isIntact(hash))) return false
    try {
      await disk.touch(pathOf(name), clock())
    } catch (error) {
      // A sweep moved it to the trash in this moment: the new copy takes its place.
      if (isMissing(error)) return false
      throw error
    }
    return true
  }

  async function store(source: AsyncIterable<Uint8Array>, options: StoreOptions): Promise<StoredFile> {
    await durableFolder(temporaryFolder)
    const temporary = join(temporaryFolder, randomName(random))
    let placed = false
    try {
      const file = await disk.open(temporary, 'create')
      let stored: StoredFile
      try {
        stored = await writeBlob(file, newBlobCipher(blobKey, random(32)), source, options)
        await file.sync()
      } finally {
        await file.close()
      }
      const name = fileName(stored.hash)
      await prepareShard(name)
      if (!(await keepExisting(name, stored.hash))) {
        await disk.rename(temporary, pathOf(name))
        placed = true
      }
      // Also where the file was there: an earlier run may have ended between its rename and this.
      await disk.syncFolder(shardOf(name))
      return stored
    } catch (error) {
      throw explainDiskError(error)
    } finally {
      if (!placed) await removeIfPresent(disk, temporary)
    }
  }

  /** What is on disk, with the content hash each file claims; damaged ones come without. */
  async function* onDisk(): AsyncGenerator<{ name: string; entry: DiskEntry; file?: StoredFile }> {
    for (const shard of await disk.list(blobFolder)) {
      for (const name of await disk.list(join(blobFolder, shard))) {
        yield* describe(name, pathOf(name))
      }
    }
  }
  async function* sealedFiles(): AsyncGenerator<SealedFile> {
    for (const shard of await disk.list(blobFolder)) {
      for (const name of await disk.list(join(blobFolder, shard))) {
        const entry = await disk.entry(pathOf(name))
        if (!entry || !hashPattern.test(name)) continue
        yield { path: `blobs/${shard}/${name}`, size: entry.size, modifiedAt: entry.modifiedAt }
      }
    }
  }
  async function* inTrash(): AsyncGenerator<{ name: string; entry: DiskEntry; file?: StoredFile }> {
    for (const name of await disk.list(trashFolder)) yield* describe(name, trashPathOf(name))
  }

  async function* describe(name: string, path: string) {
    const entry = await disk.entry(path)
    // Moved or removed since the folder was listed, or nothing of ours.
    if (!entry || entry.isFolder || !hashPattern.test(name)) return
    const file = await claimOf(name, path)
    yield file ? { name, entry, file } : { name, entry }
  }

  async function claimOf(name: string, path: string): Promise<StoredFile | undefined> {
    const file = await disk.open(path, 'read')
    try {
      const { identity, size } = await openBlob(file, blobKey)
      const hash = identity.toString('hex')
      return fileName(hash) === name ? { hash, size } : undefined
    } catch (error) {
      if (error instanceof DamagedBlob) return undefined
      throw error
    } finally {
      await file.close()
    }
  }

  return {
    fileName,
    store,
    read,
    size,
    verify,
    has: async (hash: string) => (await locate(fileName(hash))) !== undefined,
    onDisk,
    sealedFiles,
    inTrash,
    pathOf,
    trashPathOf,
    prepareTrash: () => durableFolder(trashFolder),
    restore,
    trashFolder,
    shardOf,
    temporaryFolder,
  }
}

/** What people and logs see of a file: never the content hash, which for a guessable file says what it is. */
export function label(name: string): string {
  return name.slice(0, 12)
}

/** A one-element stream of something read from the open blob. */
function one<T>(pick: (reader: BlobReader) => T): (reader: BlobReader) => AsyncIterable<T> {
  return async function* (reader) {
    yield pick(reader)
  }
}

function resolveRange(range: ByteRange | undefined, size: number): Required<ByteRange> {
  const start = range?.start ?? 0
  const end = range?.end ?? size
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > size) {
    throw new DeskError('archive.badRange', { start, end, size })
  }
  return { start, end }
}
