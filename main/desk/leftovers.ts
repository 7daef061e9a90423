import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodeDisk } from '../archive/node-disk.ts'
import { blobsFolderName } from './backup-format.ts'
import { standbyFolderName } from '../standby/joined.ts'
import { outgoingFolderName } from '../sync/parcel-names.ts'
import { backupsFolderOf } from './backup.ts'

/** Temporary names that writing a small file atomically and making a backup use on the way. */
const unfinished = /^\.[0-9a-f]{16}\.tmp$|\.partial$/

/** Where a restore puts a desk together, in the data folder it is for. */
export const unfinishedRestore = '.restoring'

/** What a desk holds its folder with, and what a standby keeps there: a restore leaves both alone. */
export const lockFiles: ReadonlySet<string> = new Set(['desk.lock', 'desk.pid', standbyFolderName])

/**
 * Empties a folder in which a restore was cut off. Its keyring comes last: without one, all that lies there is part
 * of a copy of a backup. Beside a keyring only the empty workshop is left.
 */
export function discardBrokenRestore(dataFolder: string): void {
  const names = existsSync(dataFolder) ? readdirSync(dataFolder) : []
  if (!names.includes(unfinishedRestore)) return
  const complete = names.includes('keyring.json')
  for (const name of names) {
    if (name === unfinishedRestore || lockFiles.has(name) || complete) continue
    rmSync(join(dataFolder, name), { recursive: true, force: true })
  }
  // Last: while it is there, the rest is known to be nobody's.
  rmSync(join(dataFolder, unfinishedRestore), { recursive: true, force: true })
}

/**
 * Removes what a desk that was killed left half written: nobody else writes here while the folder is locked. The
 * archive sweeps its own folder, staging is emptied by opening the core.
 */
export function removeLeftovers(dataFolder: string): void {
  discardBrokenRestore(dataFolder)
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
  'backup-places.json',
  'integrity.sealed',
  'replaced.json',
  'standby-known.json',
  'archive',
  'staging',
  'backups',
  'sites',
  'receipts',
  outgoingFolderName,
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
