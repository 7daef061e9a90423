import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { RunJobOptions } from './job-runner.ts'
import { backupJob, type BackupResult, backupsFolderOf } from './backup.ts'
import { type BackupCheck, backupCheckJob } from './backup-check.ts'
import type { DeskCore } from './core.ts'

/** `backup.json` in the data folder: how the last backups went, so that everyone sees their age. */
const BackupNote = z.object({
  last: z
    .object({ at: z.int(), file: z.string(), databaseBytes: z.int(), files: z.int(), missing: z.int() })
    .nullable()
    .default(null),
  /** The newest generation that was read back whole. */
  checked: z.object({ at: z.int(), file: z.string() }).nullable().default(null),
  /** The newest attempt that failed, until one succeeds. */
  failure: z.object({ at: z.int(), code: z.string() }).nullable().default(null),
})
type BackupNote = z.infer<typeof BackupNote>

const largestNote = 16_384

export interface BackupStatus extends BackupNote {
  /** Milliseconds since the last good backup; null where there is none. */
  readonly age: number | null
  readonly running: boolean
}

const running = new WeakSet<DeskCore>()

/**
 * Makes a backup of an open desk and notes how it went.
 * @param folder absolute; the desk's own `backups` folder where none is given
 */
export async function runBackup(
  core: DeskCore,
  folder: string = backupsFolderOf(core.dataFolder),
  options: RunJobOptions = {},
): Promise<BackupResult> {
  if (running.has(core)) throw new DeskError('backup.running')
  running.add(core)
  const at = core.environment.now()
  try {
    const result = await core.jobs.run(backupJob, { folder: resolve(folder), at }, options)
    await noteBackup(core, result)
    return result
  } catch (error) {
    const code = error instanceof DeskError ? error.code : 'unexpected'
    if (code !== 'job.cancelled') await write(core, { ...(await readNote(core)), failure: { at, code } })
    throw error
  } finally {
    running.delete(core)
  }
}

/** Reads a generation back whole, as a restore would, and notes how it went. */
export async function runBackupCheck(
  core: DeskCore,
  file: string,
  options: RunJobOptions = {},
): Promise<BackupCheck> {
  const at = core.environment.now()
  try {
    const result = await core.jobs.run(backupCheckJob, { file }, options)
    await write(core, { ...(await readNote(core)), checked: { at, file } })
    return result
  } catch (error) {
    const code = error instanceof DeskError ? error.code : 'unexpected'
    if (code !== 'job.cancelled') await write(core, { ...(await readNote(core)), failure: { at, code } })
    throw error
  }
}

/** Notes a backup that was made, also by another process on the same data. */
export async function noteBackup(core: Pick<DeskCore, 'dataFolder'>, result: BackupResult): Promise<void> {
  const { createdAt, file, databaseBytes, files, missing } = result
  const { checked } = await readNote(core)
  await write(core, { last: { at: createdAt, file, databaseBytes, files, missing }, checked, failure: null })
}

/** How old the newest backup is and how the last attempt went. */
export async function backupStatus(core: DeskCore): Promise<BackupStatus> {
  const note = await readNote(core)
  const age = note.last === null ? null : Math.max(0, core.environment.now() - note.last.at)
  return { ...note, age, running: running.has(core) }
}

async function readNote({ dataFolder }: Pick<DeskCore, 'dataFolder'>): Promise<BackupNote> {
  const nothing: BackupNote = { last: null, checked: null, failure: null }
  try {
    const bytes = await readSmallFile(nodeDisk, join(dataFolder, 'backup.json'), largestNote)
    return bytes ? BackupNote.parse(JSON.parse(bytes.toString())) : nothing
  } catch {
    // A note that cannot be read only makes the next backup come sooner.
    return nothing
  }
}

async function write({ dataFolder }: Pick<DeskCore, 'dataFolder'>, note: BackupNote): Promise<void> {
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  await writeFileAtomically(
    nodeDisk,
    random,
    join(dataFolder, 'backup.json'),
    Buffer.from(JSON.stringify(note)),
  )
}
