import { randomBytes, timingSafeEqual } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { openArchive } from '../archive/archive.ts'
import { makeDurableFolder, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { deriveKey, openKeyringWithRecoveryKey } from '../database/keyring.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { restoreError } from './backup-failures.ts'
import { readBackupFile } from './backup-format.ts'
import { databaseFileOf } from './core.ts'
import { requireSpace } from './disk-space.ts'
import { openJobContext } from './job-context.ts'
import { keptFiles } from './kept-files.ts'
import { stageRestore } from './restore-stage.ts'
import { verifyDesk } from './verify.ts'

const Input = z.object({
  file: z.string().min(1),
  /** Reads every file beside the backup; a sample otherwise. */
  allFiles: z.boolean().default(false),
  /** As printed at set-up. */
  recoveryKey: z.string().max(200).optional(),
})

/** What a rehearsal proved. */
export interface Rehearsal {
  readonly file: string
  /** When the backup was made, UTC milliseconds. */
  readonly createdAt: number
  /** Operations of the log that were read, each against the chain. */
  readonly operations: number
  /** Rows of tables that were compared with the log. */
  readonly rows: number
  /** Files that belong to it, all of them there. */
  readonly files: number
  /** Files whose every byte was read. */
  readonly filesRead: number
  /** The printed recovery key was tried, and opens it. */
  readonly keyTried: boolean
}

/** Files read in a rehearsal that does not read all. */
const sample = 200
/** The copy, its write-ahead log, and the tables that are rebuilt beside it for comparison. */
const timesDatabase = 4

/**
 * Proves that a backup can be restored by restoring it, into a scratch folder that is removed afterwards: unpacked,
 * opened, brought up to date, begun anew as on a new computer, then checked as `desk verify` does. Files are read
 * where they lie beside the backup.
 * Errors: `backup.noSpace`, `backup.damaged`, `backup.rehearsalFailed` and others of a restore; `keys.recovery*`,
 * `backup.keyOfAnother`.
 */
export const rehearsalJob = defineJob({ name: 'backup.rehearse', input: Input, run: rehearseRestore })

export async function rehearseRestore(context: JobContext, input: z.input<typeof Input>): Promise<Rehearsal> {
  const { file, allFiles, recoveryKey } = Input.parse(input)
  const scratch = join(context.stagingFolder, `rehearsal-${randomBytes(8).toString('hex')}`)
  try {
    const backup = await readBackupFile(file)
    await requireSpace(context.stagingFolder, backup.manifest.database.bytes * timesDatabase)
    await makeDurableFolder(nodeDisk, scratch)
    await writeFileAtomically(nodeDisk, randomBytes, join(scratch, 'keyring.json'), backup.keyring)
    if (recoveryKey !== undefined) await tryRecoveryKey(context, scratch, recoveryKey)
    await stageRestore({
      backup,
      folder: scratch,
      keys: keysOf(context),
      machine: 'rehearsal',
      files: 'leave',
      progress: ({ done, of }) => context.progress(done, of),
    })
    const proved = await proveDesk(context, scratch, file, allFiles)
    const { createdAt, position: operations } = backup.manifest
    return { file, createdAt, operations, ...proved, keyTried: recoveryKey !== undefined }
  } catch (error) {
    throw restoreError(error, context.stagingFolder)
  } finally {
    // What a failing disk keeps goes at the next start, with all of staging.
    await Promise.allSettled([rm(scratch, { recursive: true, force: true })])
  }
}

const keysOf = ({ databaseKey, archiveKey, stagingKey, backupKey }: JobContext) => ({
  database: databaseKey,
  archive: archiveKey,
  staging: stagingKey,
  backup: backupKey,
})

/** The printed key must open this very data: keys of two sites lie in the same drawer easily. */
async function tryRecoveryKey(context: JobContext, folder: string, recoveryKey: string): Promise<void> {
  const dataKey = await openKeyringWithRecoveryKey(folder, recoveryKey)
  if (!timingSafeEqual(deriveKey(dataKey, 'backup'), context.backupKey))
    throw new DeskError('backup.keyOfAnother')
}

/** Checks the desk that came out, as one checks a desk at work. */
async function proveDesk(
  context: JobContext,
  folder: string,
  file: string,
  allFiles: boolean,
): Promise<{ rows: number; files: number; filesRead: number }> {
  const place = { dataFolder: folder, databaseFile: databaseFileOf(folder), keys: keysOf(context) }
  const restored = openJobContext(
    place,
    context.signal,
    () => context.signal.aborted,
    ({ done, of }) => context.progress(done, of),
  )
  try {
    const archive = openArchive({ folder: dirname(file), key: context.archiveKey })
    const { parts } = await verifyDesk({ ...restored.context, archive }, { quick: !allFiles })
    for (const [part, { problemCount }] of Object.entries(parts))
      if (problemCount > 0) throw new DeskError('backup.rehearsalFailed', { file: basename(file), part })
    const files = parts.archive.checked
    const hashes = keptFiles(restored.context.read).map(({ hash }) => hash)
    const chosen = allFiles ? [] : pick(hashes, sample)
    let filesRead = allFiles ? files : 0
    for (const [index, hash] of chosen.entries()) {
      context.progress(index, chosen.length)
      filesRead += await readWhole(() => archive.verify(hash), basename(file))
    }
    return { rows: parts.tables.checked, files, filesRead }
  } finally {
    restored.close()
  }
}

/** 1 where the file could be read whole, 0 where it was never there and need not be. */
async function readWhole(verify: () => Promise<number>, file: string): Promise<number> {
  try {
    await verify()
    return 1
  } catch (error) {
    // What must be there was looked for before.
    if (error instanceof DeskError && error.code === 'archive.missing') return 0
    if (error instanceof DeskError) throw new DeskError('backup.rehearsalFailed', { file, part: 'archive' })
    throw error
  }
}

/** Any `count` of the things, others each time. */
function pick<T>(things: readonly T[], count: number): T[] {
  const left = [...things]
  const picked: T[] = []
  while (picked.length < count && left.length > 0) {
    const [one] = left.splice(randomBytes(4).readUInt32BE() % left.length, 1)
    if (one !== undefined) picked.push(one)
  }
  return picked
}
