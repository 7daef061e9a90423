import { dirname, join } from 'node:path'
import { getSystemErrorName } from 'node:util'
import { DeskError } from '../contract/errors.ts'

/** An open file. Positions and sizes are bytes. */
export interface DiskFile {
  /** Fills `target` from `position`; returns how many bytes there were (fewer only at the end of the file). */
  read(target: Uint8Array, position: number): Promise<number>
  /** Writes all of `bytes` at `position`, or rejects. */
  write(bytes: Uint8Array, position: number): Promise<void>
  size(): Promise<number>
  truncate(size: number): Promise<void>
  /** Resolves when the bytes would survive a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** What the desk knows about a file or folder. `modifiedAt` in UTC milliseconds. */
export interface DiskEntry {
  readonly name: string
  readonly isFolder: boolean
  readonly size: number
  readonly modifiedAt: number
}

/** `create` refuses an existing file and makes one that only its owner may read. */
export type OpenMode = 'read' | 'create' | 'update'

/**
 * The part of a file system the archive and the keyring need. The real one is `nodeDisk`; tests inject one that
 * fails, or forgets what was not synced, at any step.
 */
export interface Disk {
  open(path: string, mode: OpenMode): Promise<DiskFile>
  /** The entry at `path`, or undefined where there is none. */
  entry(path: string): Promise<DiskEntry | undefined>
  /** Names in a folder; nothing where the folder does not exist. */
  list(folder: string): Promise<readonly string[]>
  /** Creates the folder and its parents; an existing one is fine. */
  makeFolder(path: string): Promise<void>
  /** Replaces `to` atomically where it exists. */
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Sets the modification time. */
  touch(path: string, at: number): Promise<void>
  /** Makes names created, renamed or removed in the folder survive a power cut, where the system can. */
  syncFolder(path: string): Promise<void>
}

/** UTC milliseconds. */
export type Clock = () => number

/** `size` bytes that no one can predict. */
export type Random = (size: number) => Uint8Array

/** The system's error code (`ENOENT`, `ENOSPC`, …) of an error, if it has one. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  // Removing whole folders names few errors of the system; the others have a number of its own for what it does not know.
  if (error.code === '' && 'errno' in error && typeof error.errno === 'number' && error.errno !== 0)
    return getSystemErrorName(-Math.abs(error.errno))
  return error.code
}

/** True where an operation failed because the file is not there. */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT'
}

/** Turns a full, broken or read-only disk into the error that tells a person what to do; others stay as they are. */
export function explainDiskError(error: unknown): unknown {
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DeskError('archive.diskFull', {}, { cause: error })
  if (code === 'EIO' || code === 'EROFS' || code === 'UNKNOWN')
    return new DeskError('archive.diskFailed', { reason: code }, { cause: error })
  return error
}

/**
 * Makes a folder, with its parents, so that their names survive a power cut. An existing folder's own name is synced
 * as well: the run that made it may not have got that far.
 */
export async function makeDurableFolder(disk: Disk, path: string): Promise<void> {
  const unsafe = [path]
  for (let at = path; !(await disk.entry(at)) && dirname(at) !== at; at = dirname(at)) unsafe.push(at)
  await disk.makeFolder(path)
  for (const folder of new Set(unsafe.map(each => dirname(each)))) await disk.syncFolder(folder)
}

/** The whole file, or undefined where there is none. Rejects a file larger than `maxBytes` with a RangeError. */
export async function readSmallFile(disk: Disk, path: string, maxBytes: number): Promise<Buffer | undefined> {
  let file: DiskFile
  try {
    file = await disk.open(path, 'read')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  try {
    const size = await file.size()
    if (size > maxBytes) throw new RangeError(`File larger than ${maxBytes} bytes`)
    const bytes = Buffer.alloc(size)
    const read = await file.read(bytes, 0)
    return bytes.subarray(0, read)
  } finally {
    await file.close()
  }
}

/**
 * Replaces a small file so that, whatever fails, the old or the new content is there and never a mixture:
 * temporary file beside it, fsync, rename, fsync of the folder.
 */
export async function writeFileAtomically(
  disk: Disk,
  random: Random,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = join(dirname(path), `.${Buffer.from(random(8)).toString('hex')}.tmp`)
  try {
    const file = await disk.open(temporary, 'create')
    try {
      await file.write(bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(temporary, path)
  } catch (error) {
    await removeIfPresent(disk, temporary)
    throw explainDiskError(error)
  }
  await disk.syncFolder(dirname(path))
}

/**
 * Removes a file that may be gone already. Any other failure leaves it for the next sweep: this runs while an
 * earlier error is being reported, and that one must reach the person.
 */
export async function removeIfPresent(disk: Disk, path: string): Promise<void> {
  await Promise.allSettled([disk.remove(path)])
}
