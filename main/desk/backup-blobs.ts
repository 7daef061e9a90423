import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing, makeDurableFolder, systemCode } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'

export interface BlobCopyOptions {
  /** `blobs` of the archive. */
  readonly from: string
  /** Names of the blobs to bring over. */
  readonly names: readonly string[]
  /** `blobs` beside the generations. */
  readonly to: string
  /**
   * On the same disk a second name of the same file is as safe as a copy and costs nothing: blobs are never
   * changed once they are written.
   */
  readonly mayLink: boolean
  /** Throws to cancel. */
  progress(done: number, of: number): void
}

export interface BlobCopyReport {
  /** Copied this time. */
  readonly copied: number
  /** There already from earlier backups. */
  readonly present: number
}

/**
 * Brings every blob that the target lacks there. A blob is never changed, so one with the same name and size is the
 * same; what a broken-off run copied counts. Each is safe on disk before it has its name.
 */
export async function copyBlobs(options: BlobCopyOptions): Promise<BlobCopyReport> {
  const { from, to, names, progress } = options
  const changed = new Set<string>()
  let copied = 0
  let present = 0
  for (const [index, name] of names.entries()) {
    progress(index, names.length)
    const shard = name.slice(0, 2)
    const source = join(from, shard, name)
    const target = join(to, shard, name)
    const { size } = await stat(source)
    if ((await sizeOf(target)) === size) {
      present += 1
      continue
    }
    if (!changed.has(shard)) await makeDurableFolder(nodeDisk, join(to, shard))
    await copyOne(source, target, size, options.mayLink)
    changed.add(shard)
    copied += 1
  }
  for (const shard of changed) await nodeDisk.syncFolder(join(to, shard))
  progress(names.length, names.length)
  return { copied, present }
}

async function copyOne(source: string, target: string, size: number, mayLink: boolean): Promise<void> {
  if (mayLink && (await linked(source, target))) return
  const temporary = `${target}.partial`
  try {
    await copyFile(source, temporary, constants.COPYFILE_FICLONE)
    const handle = await open(temporary, 'r+')
    try {
      await handle.sync()
      if ((await handle.stat()).size !== size) throw new DeskError('backup.copyBad', { why: 'size' })
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Makes a second name of the file; false where the disk cannot. */
async function linked(source: string, target: string): Promise<boolean> {
  try {
    await rm(target, { force: true })
    await link(source, target)
    return true
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return false
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
