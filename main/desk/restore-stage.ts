import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openArchive } from '../archive/archive.ts'
import { isMissing } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { migrationNames } from '../database/migration-names.ts'
import { type BackupFile, blobsFolderName } from './backup-format.ts'
import { type DeskKeys, openCoreWith, systemActor } from './core.ts'
import { requireSpace } from './disk-space.ts'
import type { KeptFile } from './kept-files.ts'
import { revokeDevices } from '../station/commands.ts'
import { standbyNumber } from '../station/queries.ts'
import { checkDatabase, extractDatabase } from './restore-database.ts'
import { letterAfterRestore } from './restore-letters.ts'

/** What a restore is at: unpacking the database, checking it, bringing files over, beginning anew. */
export type RestoreStage = 'unpack' | 'check' | 'files' | 'begin'

/** How far it is in a stage; `of` may be 0. */
export interface RestoreProgress {
  readonly stage: RestoreStage
  readonly done: number
  readonly of: number
}

export interface StageOptions {
  readonly backup: BackupFile
  /** A folder of its own that holds the keyring of the backup already. */
  readonly folder: string
  readonly keys: DeskKeys
  readonly machine: string
  /** `copy` stores every file anew under its hash; `leave` leaves them beside the backup, for a rehearsal. */
  readonly files: 'copy' | 'leave'
  /** Goes on although files are missing or damaged beside the backup. */
  readonly withoutMissingFiles?: boolean
  /**
   * By what a standby that takes over was known (hash of its token): it knows the devices as they are and goes on under
   * a letter of its own. An older copy knows neither, and revokes them all.
   */
  readonly asStandby?: string | undefined
  /** Throws to cancel. */
  progress(progress: RestoreProgress): void
}

export interface StagedDesk {
  readonly files: number
  readonly missing: number
  /** Printed behind numbers given from now on. */
  readonly letter: string
}

/**
 * Makes a desk out of a backup in a folder of its own, everything verified: what restoring and rehearsing share, so
 * that a rehearsal proves what a restore will do. Errors: `backup.*`, `database.*`, `log.broken`, and what
 * `progress` throws.
 */
export async function stageRestore(options: StageOptions): Promise<StagedDesk> {
  const { backup, folder, keys } = options
  const { manifest } = backup
  const file = basename(backup.path)
  if (!backup.isSealedBy(keys.backup)) throw new DeskError('backup.damaged', { file, part: 'manifest' })
  if (manifest.schema !== '' && !migrationNames.includes(manifest.schema))
    throw new DeskError('backup.newer', { format: manifest.schema })
  // The copy, and its write-ahead log while the schema is brought up to date.
  await requireSpace(dirname(folder), manifest.database.bytes * 2)
  const database = join(folder, 'desk.sqlite')
  await extractDatabase(backup, database, (done, of) => options.progress({ stage: 'unpack', done, of }))
  options.progress({ stage: 'check', done: 0, of: 0 })
  const kept = checkDatabase(database, keys.database, file, (done, of) =>
    options.progress({ stage: 'check', done, of }),
  )
  const { files, missing } =
    options.files === 'copy' ? await copyFiles(kept, options) : { files: kept.length, missing: 0 }
  options.progress({ stage: 'begin', done: 0, of: 0 })
  const letter = await beginAnew(options)
  return { files, missing, letter }
}

/**
 * Stores every file anew under its hash, so that a damaged one cannot slip in. Returns how many are there, and how
 * many are not to be had that should be.
 */
async function copyFiles(
  kept: readonly KeptFile[],
  options: StageOptions,
): Promise<{ files: number; missing: number }> {
  const { folder, keys } = options
  const beside = dirname(options.backup.path)
  // Blobs beside a backup are laid out as in an archive.
  const source = openArchive({ folder: beside, key: keys.archive })
  const target = openArchive({ folder: join(folder, 'archive'), key: keys.archive })
  const blobs = kept.map(({ hash }) => source.nameOf(hash))
  await requireSpace(dirname(folder), await sizeOfBlobs(join(beside, blobsFolderName), blobs))
  let files = 0
  let missing = 0
  let damaged = 0
  for (const [index, { hash, required }] of kept.entries()) {
    options.progress({ stage: 'files', done: index, of: kept.length })
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
  if (missing + damaged > 0 && options.withoutMissingFiles !== true)
    throw new DeskError('backup.filesMissing', { missing, damaged })
  return { files, missing: missing + damaged }
}

async function sizeOfBlobs(folder: string, names: readonly string[]): Promise<number> {
  let bytes = 0
  for (const name of names) {
    try {
      bytes += (await stat(join(folder, name.slice(0, 2), name))).size
    } catch (error) {
      // Told when it is to be copied.
      if (!isMissing(error)) throw error
    }
  }
  return bytes
}

/** Brings the schema up to date, ends all sessions, begins a new incarnation, has devices paired anew. */
async function beginAnew({ backup, folder, keys, machine, asStandby }: StageOptions): Promise<string> {
  const core = await openCoreWith(keys, { dataFolder: folder, machine, threads: false })
  try {
    const nth = asStandby === undefined ? undefined : standbyNumber(core.read, asStandby)
    const letter = await letterAfterRestore(dirname(backup.path), backup.manifest, nth)
    await core.writer.run('endSessions', {})
    await core.writer.execute({
      id: core.environment.newId(),
      name: 'site.startIncarnation',
      input: { reason: 'restore', letter },
      actor: systemActor,
    })
    if (asStandby === undefined) await core.execute(revokeDevices, { actor: systemActor, input: {} })
    return letter
  } finally {
    await core.close()
  }
}
