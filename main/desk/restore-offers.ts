import { readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { backupExtension, readBackupFile } from './backup-format.ts'

/** A backup a person can restore. Nothing of it is opened yet: only its recovery key does that. */
export interface BackupOffer {
  readonly file: string
  readonly site: string
  /** When it was made, UTC milliseconds. */
  readonly createdAt: number
  readonly operations: number
  readonly files: number
  readonly databaseBytes: number
  /** Why it cannot be restored; null where nothing speaks against it so far. */
  readonly problem: 'backup.notABackup' | 'backup.damaged' | 'backup.newer' | null
}

/** A stick holds pictures and what not besides: only so much of it is looked at. */
const most = { folders: 200, files: 200 } as const

/**
 * The backups at a place, newest first: a file, a folder, or the folder above it. Those that cannot be read are told
 * of, so that nobody looks for them.
 * Errors: `backup.nothingFound`.
 */
export async function findBackups(place: string): Promise<BackupOffer[]> {
  const files = (await isFile(place)) ? [place] : await backupsBelow(place)
  if (files.length === 0) throw new DeskError('backup.nothingFound', { folder: place })
  return await offersOf(files)
}

/** The backups on disks that are plugged into this computer; an empty list where there are none. */
export async function findBackupsNearby(roots?: readonly string[]): Promise<BackupOffer[]> {
  const files: string[] = []
  for (const root of roots ?? (await removableRoots())) files.push(...(await backupsBelow(root)))
  return await offersOf(files)
}

async function offersOf(files: readonly string[]): Promise<BackupOffer[]> {
  const offers: BackupOffer[] = []
  for (const file of files.slice(0, most.files)) offers.push(await offerOf(file))
  return offers.sort(
    (a, b) => Number(a.problem !== null) - Number(b.problem !== null) || b.createdAt - a.createdAt,
  )
}

async function offerOf(file: string): Promise<BackupOffer> {
  try {
    const { site, createdAt, position, files, database } = (await readBackupFile(file)).manifest
    const bytes = database.bytes
    return { file, site, createdAt, operations: position, files, databaseBytes: bytes, problem: null }
  } catch (error) {
    const code = error instanceof DeskError ? error.code : undefined
    const problem = code === 'backup.newer' || code === 'backup.damaged' ? code : 'backup.notABackup'
    const { size, mtimeMs } = await stat(file)
    const createdAt = Math.floor(mtimeMs)
    return { file, site: '', createdAt, operations: 0, files: 0, databaseBytes: size, problem }
  }
}

/** Paths of generations in a folder and in the folders right below it. */
async function backupsBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  let folders = 0
  for (const entry of await entriesOf(folder)) {
    if (entry.isFile() && entry.name.endsWith(backupExtension)) found.push(join(folder, entry.name))
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    folders += 1
    if (folders > most.folders) continue
    const below = join(folder, entry.name)
    for (const inner of await entriesOf(below))
      if (inner.isFile() && inner.name.endsWith(backupExtension)) found.push(join(below, inner.name))
  }
  // Newest first by name, which carries the time: of very many the newest are offered.
  return found.sort((a, b) => (basename(a) < basename(b) ? 1 : -1))
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    // Not there, not a folder, or not ours to read: nothing to offer.
    return []
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** Where systems put sticks and removable disks. */
async function removableRoots(): Promise<string[]> {
  if (process.platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `${letter}:\\`)
  const parents =
    process.platform === 'darwin'
      ? ['/Volumes']
      : [join('/media', userInfo().username), join('/run/media', userInfo().username), '/mnt']
  const roots: string[] = []
  for (const parent of parents)
    for (const entry of await entriesOf(parent)) if (entry.isDirectory()) roots.push(join(parent, entry.name))
  return roots
}
