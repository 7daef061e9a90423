import { copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { JobContext } from '../jobs/job.ts'
import { blobsFolderName } from './backup-format.ts'

/**
 * Puts a file of the archive back out of the first backup folder whose copy still has its bytes; returns that folder,
 * or undefined where none has. A daily backup on the same disk is a second name of the same bytes and so damaged with
 * them: its copy is replaced by the good one. Throws `archive.diskFull` and what else is no matter of the copies.
 */
export async function repairFromBackups(
  { archive, dataFolder }: Pick<JobContext, 'archive' | 'dataFolder'>,
  hash: string,
  folders: readonly string[],
): Promise<string | undefined> {
  const name = archive.nameOf(hash)
  const within = join(name.slice(0, 2), name)
  const copies = folders.map(folder => ({ folder, path: join(folder, blobsFolderName, within) }))
  for (const { folder, path } of copies) {
    if (!(await restored(() => archive.repair(hash, path)))) continue
    for (const other of copies) {
      if (other.folder === folder) break
      await heal(join(dataFolder, 'archive', 'blobs', within), other.path)
    }
    return folder
  }
  return undefined
}

/** False where this copy is absent, damaged or on a disk that does not answer: the next may be better. */
async function restored(repair: () => Promise<unknown>): Promise<boolean> {
  try {
    await repair()
    return true
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'archive.diskFull') return false
    if (error instanceof Error && 'code' in error && !(error instanceof DeskError)) return false
    throw error
  }
}

/** Replaces a damaged copy in a backup; one that was never there is left to the next backup. */
async function heal(sound: string, copy: string): Promise<void> {
  const temporary = `${copy}.partial`
  try {
    await stat(copy)
    await copyFile(sound, temporary)
    const handle = await open(temporary, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, copy)
    await nodeDisk.syncFolder(join(copy, '..'))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    // The archive itself is whole again; that a backup is not will be told by its own check.
    if (!isMissing(error) && !(error instanceof Error && 'code' in error)) throw error
  }
}
