import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodeDisk } from '../archive/node-disk.ts'
import { blobsFolderName } from './backup-format.ts'
import { backupsFolderOf } from './backup.ts'

/** Temporary names that writing a small file atomically and making a backup use on the way. */
const unfinished = /^\.[0-9a-f]{16}\.tmp$|\.partial$/

/**
 * Removes what a desk that was killed left half written: nobody else writes here while the folder is locked. The
 * archive sweeps its own folder, staging is emptied by opening the core.
 */
export function removeLeftovers(dataFolder: string): void {
  const backups = backupsFolderOf(dataFolder)
  const blobs = join(backups, blobsFolderName)
  const shards = existsSync(blobs) ? readdirSync(blobs).map(name => join(blobs, name)) : []
  for (const folder of [dataFolder, backups, ...shards]) {
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile() && unfinished.test(entry.name)) rmSync(join(folder, entry.name), { force: true })
    }
  }
}

/** What a desk keeps in its data folder beside the folder's lock and the keyring. */
const dataFiles = [
  'desk.sqlite',
  'desk.sqlite-wal',
  'desk.sqlite-shm',
  'head.json',
  'backup.json',
  'archive',
  'staging',
  'backups',
] as const

/**
 * Empties a data folder. The keyring goes last, when the database is gone for good: a database without its keyring
 * is refused as somebody's data, so a power cut must never leave one.
 */
export async function discardData(dataFolder: string): Promise<void> {
  for (const name of dataFiles) rmSync(join(dataFolder, name), { recursive: true, force: true })
  await nodeDisk.syncFolder(dataFolder)
  rmSync(join(dataFolder, 'keyring.json'), { force: true })
  await nodeDisk.syncFolder(dataFolder)
}
