import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openArchive } from '../archive/archive.ts'
import { DeskError } from '../contract/errors.ts'
import { readOver } from '../database/read.ts'
import { openConnection } from '../database/sqlite.ts'
import type { JobContext, JobProgress } from '../jobs/job.ts'

/** What a job thread is told about the desk it works for; keys cross threads, never disks. */
export interface JobPlace {
  readonly dataFolder: string
  readonly databaseFile: string
  readonly keys: {
    readonly database: Uint8Array
    readonly archive: Uint8Array
    readonly staging: Uint8Array
    readonly backup: Uint8Array
  }
}

/** Temporary files of long work; emptied at each start of the desk. */
export const stagingFolderOf = (dataFolder: string) => join(dataFolder, 'staging')

/** Opens what a job uses; `close` when it is done. Throws `job.cancelled` out of `progress` once aborted. */
export function openJobContext(
  place: JobPlace,
  signal: AbortSignal,
  isCancelled: () => boolean,
  onProgress: (progress: JobProgress) => void,
): { context: JobContext; close(): void } {
  const databaseKey = Buffer.from(place.keys.database)
  const archiveKey = Buffer.from(place.keys.archive)
  const connection = openConnection({ file: place.databaseFile, key: databaseKey, readonly: true })
  const stagingFolder = stagingFolderOf(place.dataFolder)
  mkdirSync(stagingFolder, { recursive: true, mode: 0o700 })
  const context: JobContext = {
    dataFolder: place.dataFolder,
    stagingFolder,
    stagingKey: Buffer.from(place.keys.staging),
    backupKey: Buffer.from(place.keys.backup),
    archiveKey,
    databaseFile: place.databaseFile,
    databaseKey,
    read: readOver(connection),
    readConnection: connection,
    archive: openArchive({ folder: join(place.dataFolder, 'archive'), key: archiveKey }),
    signal,
    progress(done, of) {
      if (isCancelled()) throw new DeskError('job.cancelled')
      onProgress({ done, of })
    },
  }
  return { context, close: () => connection.close() }
}
