import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { readBackupFile } from './backup-format.ts'
import { checkDatabase, extractDatabase } from './restore-database.ts'

const Input = z.object({ file: z.string().min(1) })

export interface BackupCheck {
  readonly file: string
  /** When the backup was made, UTC milliseconds. */
  readonly createdAt: number
  readonly operations: number
  readonly files: number
}

/**
 * Reads a generation back as a restore would: every byte against its hash, every page, the whole chain. A disk or a
 * stick forgets silently; this tells while there are other copies. Errors: `backup.*`, `log.broken`.
 */
export const backupCheckJob = defineJob({ name: 'backup.check', input: Input, run: checkBackup })

export async function checkBackup(
  context: JobContext,
  { file }: z.output<typeof Input>,
): Promise<BackupCheck> {
  const backup = await readBackupFile(file)
  if (!backup.isSealedBy(context.backupKey))
    throw new DeskError('backup.damaged', { file: basename(file), part: 'manifest' })
  const copy = join(context.stagingFolder, `check-${randomBytes(8).toString('hex')}.sqlite`)
  context.progress(0, 1)
  try {
    await extractDatabase(backup, copy)
    context.progress(0, 1)
    checkDatabase(copy, context.databaseKey, basename(file))
    const { createdAt, position } = backup.manifest
    return { file, createdAt, operations: position, files: backup.manifest.files }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(`${copy}${suffix}`, { force: true })
  }
}
