import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { openArchive } from '../archive/archive.ts'
import { makeDurableFolder, readSmallFile } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import {
  deriveKey,
  openKeyring,
  openKeyringWithRecoveryKey,
  type Protector,
  replaceWrapping,
} from '../database/keyring.ts'
import { restoreError } from './backup-failures.ts'
import { type BackupFile, readBackupFile } from './backup-format.ts'
import { openCore, systemActor } from './core.ts'
import type { KeptFile } from './kept-files.ts'
import { checkDatabase, extractDatabase } from './restore-database.ts'
import { letterAfterRestore, noteRestore } from './restore-letters.ts'

export interface RestoreOptions {
  /** The generation: a `.deskbackup` file with the `blobs` folder beside it. */
  readonly from: string
  /** The new data folder; empty or not there yet. */
  readonly dataFolder: string
  /** Holds the data key on this computer from now on; opens it too where no recovery key is given. */
  readonly protector: Protector
  /** As printed at set-up, for another computer than the one the backup was made on. */
  readonly recoveryKey?: string
  /** Names this computer. */
  readonly machine: string
  /** Restore although files are missing or damaged beside the backup. */
  readonly withoutMissingFiles?: boolean
  progress?(done: number, of: number): void
}

export interface RestoreResult {
  readonly site: string
  /** When the backup was made. */
  readonly createdAt: number
  /** Operations of the log. */
  readonly operations: number
  readonly files: number
  readonly missing: number
  /** Printed behind numbers given from now on. */
  readonly letter: string
}

const unfinished = '.restoring'

/**
 * Brings a desk back from a backup. Everything is verified in a folder of its own before anything is put in place;
 * the keyring comes last, so that a folder with a keyring is a complete one. The restored desk goes on under a new
 * incarnation: what the lost one did after the backup is not known here, and its numbers are not given again.
 * Errors: `backup.*`, `keys.*`, `database.*`, `log.broken`, `job.cancelled`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const dataFolder = resolve(options.dataFolder)
  const backup = await readBackupFile(resolve(options.from))
  await prepareTarget(dataFolder)
  const staging = join(dataFolder, unfinished)
  try {
    await mkdir(staging, { recursive: true, mode: 0o700 })
    const result = await restoreInto(staging, backup, options)
    await putInPlace(staging, dataFolder)
    await noteRestore(dirname(backup.path), result)
    return result
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw restoreError(error, dataFolder)
  }
}

/** Refuses a folder that holds anything but what a broken-off restore left. */
async function prepareTarget(folder: string): Promise<void> {
  await makeDurableFolder(nodeDisk, folder)
  const names = await readdir(folder)
  if (names.includes(unfinished) && !names.includes('keyring.json')) {
    for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
    return
  }
  if (names.length > 0) throw new DeskError('backup.targetNotEmpty', { folder })
}

async function restoreInto(
  staging: string,
  backup: BackupFile,
  options: RestoreOptions,
): Promise<RestoreResult> {
  const { manifest } = backup
  const file = basename(backup.path)
  const { protector, recoveryKey } = options
  await writeFile(join(staging, 'keyring.json'), backup.keyring, { mode: 0o600 })
  const dataKey =
    recoveryKey === undefined
      ? await openKeyring({ dataFolder: staging, protector })
      : await openKeyringWithRecoveryKey(staging, recoveryKey)
  if (!backup.isSealedBy(deriveKey(dataKey, 'backup')))
    throw new DeskError('backup.damaged', { file, part: 'manifest' })
  await extractDatabase(backup, join(staging, 'desk.sqlite'))
  const kept = checkDatabase(join(staging, 'desk.sqlite'), deriveKey(dataKey, 'database'), file)
  const { files, missing } = await restoreFiles(staging, backup, deriveKey(dataKey, 'archive'), kept, options)
  if (recoveryKey !== undefined) await replaceWrapping({ dataFolder: staging, dataKey, protector })
  const letter = await letterAfterRestore(dirname(backup.path), manifest)
  await startAnew(staging, dataKey, options.machine, letter)
  return {
    site: manifest.site,
    createdAt: manifest.createdAt,
    operations: manifest.position,
    files,
    missing,
    letter,
  }
}

/**
 * Stores every file anew under its hash, so that a damaged one cannot slip in. Returns how many are there, and how
 * many are not to be had that should be.
 */
async function restoreFiles(
  staging: string,
  backup: BackupFile,
  key: Buffer,
  kept: readonly KeptFile[],
  options: RestoreOptions,
): Promise<{ files: number; missing: number }> {
  // Blobs beside a backup are laid out as in an archive.
  const source = openArchive({ folder: dirname(backup.path), key })
  const target = openArchive({ folder: join(staging, 'archive'), key })
  let files = 0
  let missing = 0
  let damaged = 0
  for (const [index, { hash, required }] of kept.entries()) {
    options.progress?.(index, kept.length)
    try {
      await target.store(source.read(hash), { maxBytes: Number.MAX_SAFE_INTEGER })
      files += 1
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      if (error.code === 'archive.missing') missing += required ? 1 : 0
      else if (error.code === 'archive.damaged') damaged += 1
      else throw error
    }
  }
  if (missing + damaged > 0 && !options.withoutMissingFiles)
    throw new DeskError('backup.filesMissing', { missing, damaged })
  return { files, missing: missing + damaged }
}

/** Brings the schema up to date, ends all sessions and begins a new incarnation. */
async function startAnew(folder: string, dataKey: Buffer, machine: string, letter: string): Promise<void> {
  const core = await openCore({ dataFolder: folder, dataKey, machine, threads: false })
  try {
    await core.writer.run('endSessions', {})
    await core.writer.execute({
      id: core.environment.newId(),
      name: 'site.startIncarnation',
      input: { reason: 'restore', letter },
      actor: systemActor,
    })
  } finally {
    await core.close()
  }
}

async function putInPlace(staging: string, dataFolder: string): Promise<void> {
  const names = (await readdir(staging)).sort(
    (a, b) => Number(a === 'keyring.json') - Number(b === 'keyring.json'),
  )
  for (const name of names) {
    if (name === 'keyring.json') await nodeDisk.syncFolder(dataFolder)
    await rename(join(staging, name), join(dataFolder, name))
  }
  await nodeDisk.syncFolder(dataFolder)
  await rm(staging, { recursive: true, force: true })
}

/** The recovery key in a file, as a person saved it. */
export async function readRecoveryKeyFile(path: string): Promise<string> {
  const bytes = await readSmallFile(nodeDisk, path, 4096)
  if (!bytes) throw new DeskError('host.fileMissing', { file: path })
  return bytes.toString('utf8').trim()
}
