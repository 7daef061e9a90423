import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { openArchive } from '../archive/archive.ts'
import { DeskError } from '../contract/errors.ts'
import { damagedWrappings, parseKeyring } from '../database/keys-file.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { copyBlobs } from './backup-blobs.ts'
import { blobsFolderName, readBackupFile } from './backup-format.ts'
import { backupsFolderOf } from './backup.ts'
import type { KeptFile } from './kept-files.ts'
import { checkDatabase, extractDatabase } from './restore-database.ts'

const Input = z.object({
  file: z.string().min(1),
  /** Reads every file beside it, or only looks whether they are there. */
  files: z.enum(['read', 'listed']).default('read'),
  /** Brings what is missing or damaged beside it over from the archive once more, where it is sound there. */
  mend: z.boolean().default(false),
})

export interface BackupCheck {
  readonly file: string
  /** When the backup was made, UTC milliseconds. */
  readonly createdAt: number
  readonly operations: number
  readonly files: number
  /** Files that are not beside the backup and should be. */
  readonly missing: number
  /** Files beside it whose bytes are not what they were. */
  readonly damaged: number
  /** Files that were brought over once more. */
  readonly mended: number
}

/**
 * Reads a generation back as a restore would: every byte against its hash, every page, the whole chain, every file
 * beside it. A disk or a stick forgets silently; this tells while there are other copies.
 * Errors: `backup.*`, `log.broken`; files that are not in order are counted.
 */
export const backupCheckJob = defineJob({ name: 'backup.check', input: Input, run: checkBackup })

export async function checkBackup(context: JobContext, input: z.input<typeof Input>): Promise<BackupCheck> {
  const { file, files, mend } = Input.parse(input)
  const backup = await readBackupFile(file)
  if (!backup.isSealedBy(context.backupKey))
    throw new DeskError('backup.damaged', { file: basename(file), part: 'manifest' })
  // On another computer only the recovery key opens it.
  if (damagedWrappings(parseKeyring(backup.keyring)).includes('recovery'))
    throw new DeskError('backup.damaged', { file: basename(file), part: 'keyring' })
  const copy = join(context.stagingFolder, `check-${randomBytes(8).toString('hex')}.sqlite`)
  context.progress(0, 1)
  let kept: KeptFile[]
  try {
    await extractDatabase(backup, copy)
    context.progress(0, 1)
    kept = checkDatabase(copy, context.databaseKey, basename(file))
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(`${copy}${suffix}`, { force: true })
  }
  const { createdAt, position } = backup.manifest
  const found = await checkFiles(context, dirname(file), kept, files === 'read')
  const mended = mend ? await mendFiles(context, dirname(file), found) : new Set<string>()
  const left = (faults: readonly Fault[]) => faults.filter(({ hash }) => !mended.has(hash)).length
  return {
    file,
    createdAt,
    operations: position,
    files: kept.length,
    missing: left(found.filter(({ fault }) => fault === 'missing')),
    damaged: left(found.filter(({ fault }) => fault === 'damaged')),
    mended: mended.size,
  }
}

interface Fault {
  readonly hash: string
  readonly fault: 'missing' | 'damaged'
}

async function checkFiles(
  context: JobContext,
  folder: string,
  kept: readonly KeptFile[],
  read: boolean,
): Promise<Fault[]> {
  // Blobs beside a backup are laid out as in an archive.
  const beside = openArchive({ folder, key: context.archiveKey })
  const faults: Fault[] = []
  for (const [index, { hash, required }] of kept.entries()) {
    context.progress(index, kept.length)
    try {
      if (!(await beside.has(hash))) {
        if (required) faults.push({ hash, fault: 'missing' })
      } else if (read) await beside.verify(hash)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      if (error.code !== 'archive.missing') faults.push({ hash, fault: 'damaged' })
      else if (required) faults.push({ hash, fault: 'missing' })
    }
  }
  return faults
}

/** Which of the files could be brought over once more. */
async function mendFiles(
  context: JobContext,
  folder: string,
  faults: readonly Fault[],
): Promise<Set<string>> {
  const mended = new Set<string>()
  const to = join(folder, blobsFolderName)
  for (const { hash } of faults) {
    try {
      await context.archive.verify(hash)
    } catch (error) {
      // Lost here as well: the check of the data itself tells of it.
      if (error instanceof DeskError) continue
      throw error
    }
    const name = context.archive.nameOf(hash)
    await rm(join(to, name.slice(0, 2), name), { force: true })
    const from = join(context.dataFolder, 'archive', 'blobs')
    const mayLink = folder === backupsFolderOf(context.dataFolder)
    await copyBlobs({ from, names: [name], to, mayLink, progress: () => undefined })
    mended.add(hash)
  }
  return mended
}
