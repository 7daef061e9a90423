import { constants } from 'node:fs'
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing, makeDurableFolder, systemCode } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'

export interface BlobCopyOptions {
  /** `blobs` of the archive. */
  readonly from: string
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
  const { from, to, progress } = options
  const shards = await list(from)
  let copied = 0
  let present = 0
  for (const [index, shard] of shards.entries()) {
    progress(index, shards.length)
    const names = await list(join(from, shard))
    if (names.length === 0) continue
    const folder = join(to, shard)
    await makeDurableFolder(nodeDisk, folder)
    let changed = false
    for (const name of names) {
      const source = join(from, shard, name)
      const size = await sizeOf(source)
      // Swept to the trash since it was listed: no row refers to it.
      if (size === undefined) continue
      if ((await sizeOf(join(folder, name))) === size) {
        present += 1
        continue
      }
      progress(index, shards.length)
      await copyOne(source, join(folder, name), size, options.mayLink)
      changed = true
      copied += 1
    }
    if (changed) await nodeDisk.syncFolder(folder)
  }
  progress(shards.length, shards.length)
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

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(name => /^[0-9a-f]+$/.test(name)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
