import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../contract/errors.ts'

/** Held while a desk owns a data folder. */
export interface FolderLock {
  release(): void
}

/**
 * Makes sure that only one program writes a data folder. The lock is the operating system's own (an exclusive
 * transaction on an empty SQLite file), so it ends with the process however that dies; the process id beside it
 * is only for the message.
 */
export function lockFolder(folder: string): FolderLock {
  // Not with its parents: where the system has no such place Node would ask for them for ever.
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  const lockFile = join(folder, 'desk.lock')
  const pidFile = join(folder, 'desk.pid')
  if (!existsSync(lockFile)) closeSync(openSync(lockFile, 'a', 0o600))
  const lock = new Database(lockFile, { timeout: 0 })
  try {
    lock.pragma('journal_mode=MEMORY')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    const pid = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : ''
    throw new DeskError('database.inUse', { pid: pid === '' ? '?' : pid }, { cause: error })
  }
  try {
    writeFileSync(pidFile, String(process.pid), { mode: 0o600 })
  } catch (error) {
    // On a full disk, say. Held on, the folder would be in use until this process ends.
    lock.close()
    throw error
  }
  return {
    release() {
      if (lock.inTransaction) lock.exec('rollback')
      lock.close()
    },
  }
}
