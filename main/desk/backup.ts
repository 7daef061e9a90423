import { rename, rm } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { isMissing, makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { readSite } from '../site/queries.ts'
import { copyBlobs } from './backup-blobs.ts'
import { copyDatabase, inspectCopy, sealDatabase } from './backup-database.ts'
import { targetError } from './backup-failures.ts'
import { blobsFolderName } from './backup-format.ts'
import { generationName, partialSuffix, prune, removeStale } from './backup-generations.ts'
import type { KeptFile } from './kept-files.ts'

/** Where daily backups go unless a person chooses another place. */
export const backupsFolderOf = (dataFolder: string) => join(dataFolder, 'backups')

export const BackupInput = z.object({
  /** Folder for generations and blobs, absolute. */
  folder: z.string().min(1),
  /** The desk's clock, UTC milliseconds. */
  at: z.int(),
})

/** What a backup brought together. */
export interface BackupResult {
  /** The generation: what `restore --from` takes. */
  readonly file: string
  readonly createdAt: number
  readonly databaseBytes: number
  readonly operations: number
  /** Files the database refers to. */
  readonly files: number
  /** Files copied this time; the others were there. */
  readonly copied: number
  /** Files the database refers to that the archive lacks: `verify` names them. */
  readonly missing: number
  /** Generations deleted because newer ones took their place. */
  readonly pruned: number
}

/**
 * Makes one generation. Runs beside the desk in a thread of its own; people go on working, what they commit in the
 * meantime is in the next one. A generation gets its name only when all it needs lies beside it, checked and safe
 * on disk. Errors: `backup.*`, `log.notSetUp`, `job.cancelled`.
 */
export const backupJob = defineJob({ name: 'backup', input: BackupInput, run: makeBackup })

export async function makeBackup(
  context: JobContext,
  input: z.output<typeof BackupInput>,
): Promise<BackupResult> {
  const folder = resolve(input.folder)
  const own = backupsFolderOf(context.dataFolder)
  if (isWithin(folder, context.dataFolder) && folder !== own) throw new DeskError('backup.inside', { folder })
  const site = readSite(context.read)
  if (!site) throw new DeskError('log.notSetUp')
  const file = join(folder, generationName(site.code, input.at, site.timeZone))
  const partial = `${file}${partialSuffix}`
  try {
    await makeTarget(folder)
    await rm(partial, { force: true })
    await removeStale(folder, site.code)
    copyDatabase(context, partial)
    const copy = inspectCopy(context, partial)
    const { names, missing } = await namesOf(context, copy.kept)
    const files = names.length + missing
    const { copied } = await copyBlobs({
      from: join(context.dataFolder, 'archive', 'blobs'),
      names,
      to: join(folder, blobsFolderName),
      mayLink: folder === own,
      progress: context.progress,
    })
    const databaseBytes = await sealDatabase(context, partial, {
      site: site.code,
      at: input.at,
      copy,
      files,
    })
    await rename(partial, file)
    await nodeDisk.syncFolder(folder)
    const pruned = await prune(folder, {
      site: site.code,
      made: file,
      now: input.at,
      timeZone: site.timeZone,
    })
    return {
      file,
      createdAt: input.at,
      databaseBytes,
      operations: copy.head.position,
      files,
      copied,
      missing,
      pruned,
    }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw targetError(error, folder)
  }
}

/** Makes the folder backups go to. Where a stick is gone, or the place takes no folders, the system says that it is not there. */
async function makeTarget(folder: string): Promise<void> {
  try {
    await makeDurableFolder(nodeDisk, folder)
  } catch (error) {
    throw isMissing(error) ? new DeskError('backup.noFolder', { folder }, { cause: error }) : error
  }
}

/** Whether a path lies in a folder or is it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
}

/** Names of the files that are there, and how many are not that should be. What no row refers to is left behind. */
async function namesOf(
  { archive }: JobContext,
  kept: readonly KeptFile[],
): Promise<{ names: string[]; missing: number }> {
  const names: string[] = []
  let missing = 0
  for (const { hash, required } of kept) {
    if (await archive.has(hash)) names.push(archive.nameOf(hash))
    else if (required) missing += 1
  }
  return { names, missing }
}
