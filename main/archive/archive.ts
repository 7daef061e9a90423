import { randomBytes } from 'node:crypto'
import { openBlobs, type SealedFile } from './blobs.ts'
import type { ByteRange } from './blob-read.ts'
import type { StoredFile, StoreOptions } from './blob-write.ts'
import { type DerivedKind, openDerived } from './derived.ts'
import { type Clock, type Disk, explainDiskError, type Random } from './disk.ts'
import { nodeDisk } from './node-disk.ts'
import { repairBlob } from './repair.ts'
import { removeBlob } from './remove.ts'
import { removeOldFiles, sweepOrphans, type SweepOptions, type SweepReport } from './sweep.ts'
import { type FinishedUpload, openUploads, type UploadDescription } from './uploads.ts'

/** How an archive is opened. Everything but folder and key has the real thing as default. */
export interface ArchiveOptions {
  /** The archive's own folder, absolute; on the same volume throughout. */
  readonly folder: string
  /** 32 bytes: `deriveKey(dataKey, 'archive')`. */
  readonly key: Uint8Array
  readonly fs?: Disk
  readonly clock?: Clock
  readonly random?: Random
  /** Largest file an upload may become, in bytes. Default 8 GB. */
  readonly maxUploadBytes?: number
}

/**
 * Files stored once by the SHA-256 of their plain bytes (`hash`, 64 hexadecimal digits), encrypted at rest.
 * Errors are DeskErrors `archive.*`; a damaged file is `archive.damaged` and never served.
 */
export interface Archive {
  /** Stores a stream and resolves when it would survive a power cut. A file already there is not stored again. */
  store(source: AsyncIterable<Uint8Array>, options: StoreOptions): Promise<StoredFile>
  /** The plain bytes, authenticated piece by piece; a whole file is checked against its hash before its last piece. */
  read(hash: string, range?: ByteRange): AsyncIterable<Uint8Array>
  /** Plain bytes of the file. */
  size(hash: string): Promise<number>
  has(hash: string): Promise<boolean>
  /** Under which name a file lies in `blobs/<first two letters>/`; for copying it as it is. */
  nameOf(hash: string): string
  /** Reads and checks everything; resolves to the size or rejects with `archive.damaged` or `archive.missing`. */
  verify(hash: string): Promise<number>
  /**
   * Puts a file back out of a sealed copy, a path on this computer, after checking every byte of it. Rejects with
   * `archive.damaged` where the copy is damaged too.
   */
  repair(hash: string, copy: string): Promise<StoredFile>
  /** All sound-looking files on disk (header and footer authentic); verify() checks one fully. */
  list(): AsyncIterable<StoredFile>
  /** The encrypted files as they lie on the disk, for a backup to copy as they are; put back, they are there again. */
  sealedFiles(): AsyncIterable<SealedFile>
  /** Deletes a file for good; see removeBlob in remove.ts. */
  remove(hash: string): Promise<void>
  /** See sweepOrphans in sweep.ts. */
  sweepOrphans(options: SweepOptions): Promise<SweepReport>

  /** Begins an upload in slices; the identifier stays good over restarts until swept. */
  beginUpload(description: UploadDescription): Promise<string>
  /** Adds at most 4 MB at `offset`; returns the offset from which to go on. Repeating a slice is harmless. */
  appendSlice(uploadId: string, offset: number, bytes: Uint8Array): Promise<number>
  /** Bytes that arrived for good. */
  uploadOffset(uploadId: string): Promise<number>
  /** Stores the upload; asked again, it gives the same answer. */
  finishUpload(uploadId: string, signal?: AbortSignal): Promise<FinishedUpload>
  abandonUpload(uploadId: string): Promise<void>
  /** Removes uploads and temporary files untouched for `graceMs`; returns how many. */
  sweepUnfinished(graceMs: number): Promise<number>

  /** A picture made from an archived file earlier, if the cache holds it. */
  derived(hash: string, kind: DerivedKind): Promise<Buffer | undefined>
  storeDerived(hash: string, kind: DerivedKind, bytes: Uint8Array): Promise<void>
}

/** Opens the archive in a folder, which is created when first needed. No I/O happens here. */
export function openArchive(options: ArchiveOptions): Archive {
  if (options.key.length !== 32) throw new RangeError('The archive key has 32 bytes')
  const context = {
    folder: options.folder,
    key: options.key,
    disk: options.fs ?? nodeDisk,
    clock: options.clock ?? Date.now,
    random: options.random ?? randomBytes,
  }
  const blobs = openBlobs(context)
  const derived = openDerived(context)
  const uploads = openUploads(context, blobs, options.maxUploadBytes ?? 8_000_000_000)

  return {
    store: told(blobs.store),
    read: blobs.read,
    size: told(blobs.size),
    has: told(blobs.has),
    nameOf: blobs.fileName,
    verify: told(blobs.verify),
    repair: told((hash, copy) => repairBlob(context, blobs, hash, copy)),
    async *list() {
      for await (const { file } of blobs.onDisk()) if (file) yield file
    },
    sealedFiles: blobs.sealedFiles,
    remove: told(hash => removeBlob(context, blobs, derived.removeAll, hash)),
    sweepOrphans: sweep => sweepOrphans(context, blobs, derived.removeAll, sweep),
    beginUpload: told(uploads.beginUpload),
    appendSlice: told(uploads.appendSlice),
    uploadOffset: told(uploads.uploadOffset),
    finishUpload: told(uploads.finishUpload),
    abandonUpload: told(uploads.abandonUpload),
    async sweepUnfinished(graceMs) {
      const temporary = await removeOldFiles(context, blobs.temporaryFolder, graceMs)
      const unfinished = await removeOldFiles(context, uploads.folder, graceMs)
      await uploads.forgetSwept()
      return temporary + unfinished
    },
    derived: derived.get,
    storeDerived: derived.put,
  }
}

/** A disk that fails anywhere on the way, folders included, is told in words for people. */
function told<Parameters extends unknown[], Result>(
  work: (...parameters: Parameters) => Promise<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await work(...parameters)
    } catch (error) {
      throw explainDiskError(error)
    }
  }
}
