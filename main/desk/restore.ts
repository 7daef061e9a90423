import { randomBytes } from 'node:crypto'
import { readdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeDurableFolder, readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import {
  openKeyring,
  openKeyringWithRecoveryKey,
  type Protector,
  replaceWrapping,
} from '../database/keyring.ts'
import { restoreError } from './backup-failures.ts'
import { type BackupFile, readBackupFile } from './backup-format.ts'
import { deskKeys } from './core.ts'
import { discardBrokenRestore, lockFiles, unfinishedRestore } from './leftovers.ts'
import { noteRestore } from './restore-letters.ts'
import { stageInThread } from './restore-runner.ts'
import { type RestoreProgress, stageRestore } from './restore-stage.ts'

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
  /** For a standby that takes over, hash of its token: paired devices stay paired. */
  readonly asStandby?: string | undefined
  /** In a thread of its own, where people look at a screen meanwhile. */
  readonly threads?: boolean
  readonly signal?: AbortSignal
  progress?(progress: RestoreProgress): void
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

/**
 * Brings a desk back from a backup. Everything is verified in a folder of its own before anything is put in place;
 * the keyring comes last, so that a folder with a keyring is a complete one. The restored desk goes on under a new
 * incarnation: what the lost one did after the backup is not known here, and its numbers are not given again.
 * Errors: `backup.*`, `keys.*`, `database.*`, `log.broken`, `job.cancelled`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const dataFolder = resolve(options.dataFolder)
  const backup = await readBackupFile(resolve(options.from))
  const staging = join(dataFolder, unfinishedRestore)
  try {
    await prepareTarget(dataFolder)
    await nodeDisk.makeFolder(staging)
    const result = await restoreInto(staging, backup, options)
    await putInPlace(staging, dataFolder)
    await noteRestore(dirname(backup.path), result)
    return result
  } catch (error) {
    clearAway(dataFolder)
    throw restoreError(error, dataFolder)
  }
}

/** Refuses a folder that holds anything but the lock of the desk that restores and what a broken-off restore left. */
async function prepareTarget(folder: string): Promise<void> {
  await makeDurableFolder(nodeDisk, folder)
  discardBrokenRestore(folder)
  const names = (await readdir(folder)).filter(name => !lockFiles.has(name))
  if (names.length > 0) throw new DeskError('backup.targetNotEmpty', { folder })
}

async function restoreInto(
  staging: string,
  backup: BackupFile,
  options: RestoreOptions,
): Promise<RestoreResult> {
  const { manifest } = backup
  const { protector, recoveryKey, machine, withoutMissingFiles = false, asStandby } = options
  await writeFileAtomically(nodeDisk, randomBytes, join(staging, 'keyring.json'), backup.keyring)
  const dataKey =
    recoveryKey === undefined
      ? await openKeyring({ dataFolder: staging, protector })
      : await openKeyringWithRecoveryKey(staging, recoveryKey)
  const keys = deskKeys(dataKey)
  const order = { folder: staging, keys, machine, withoutMissingFiles, asStandby, files: 'copy' } as const
  const { signal, progress } = options
  const staged = options.threads
    ? await stageInThread({ ...order, from: backup.path, target: resolve(options.dataFolder) }, options)
    : await stageRestore({
        ...order,
        backup,
        progress(now) {
          if (signal?.aborted) throw new DeskError('job.cancelled')
          progress?.(now)
        },
      })
  if (signal?.aborted) throw new DeskError('job.cancelled')
  if (recoveryKey !== undefined) await replaceWrapping({ dataFolder: staging, dataKey, protector })
  const { site, createdAt, position: operations } = manifest
  return { site, createdAt, operations, ...staged }
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
  clearAway(dataFolder)
}

/** Removes what is not a complete desk. */
function clearAway(dataFolder: string): void {
  try {
    discardBrokenRestore(dataFolder)
  } catch {
    // On a disk that fails it stays, marked as broken off: the next start, or the next restore, clears it away.
  }
}

/** The recovery key in a file, as a person saved it. */
export async function readRecoveryKeyFile(path: string): Promise<string> {
  const bytes = await readSmallFile(nodeDisk, path, 4096)
  if (!bytes) throw new DeskError('host.fileMissing', { file: path })
  return bytes.toString('utf8').trim()
}
