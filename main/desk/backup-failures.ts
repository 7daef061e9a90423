import { systemCode } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { storageError } from '../log/failures.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
/** Failures of a disk or folder, the system's and SQLite's. */
const ofDisk = /^(E[A-Z]+|SQLITE_(IOERR|CANTOPEN|READONLY|ERROR)\w*)$/

/** Failures of the place a backup goes to, in words for people; everything else passes through. */
export function targetError(error: unknown, folder: string): unknown {
  const code = systemCode(error)
  if (isFull(error)) return new DeskError('backup.diskFull', { folder }, { cause: error })
  if (error instanceof DeskError || code === undefined) return error
  if (code === 'EFBIG') return new DeskError('backup.fileTooLarge', { folder }, { cause: error })
  if (ofDisk.test(code)) return new DeskError('backup.targetGone', { folder, reason: code }, { cause: error })
  // Damaged pages are those of the data itself.
  return storageError(error)
}

/** Failures while restoring into a folder, in words for people; everything else passes through. */
export function restoreError(error: unknown, folder: string): unknown {
  const code = systemCode(error)
  if (isFull(error)) return new DeskError('backup.restoreFull', { folder }, { cause: error })
  if (error instanceof DeskError || code === undefined) return error
  if (ofDisk.test(code))
    return new DeskError('backup.restoreFailed', { folder, reason: code }, { cause: error })
  return storageError(error)
}

/** A full disk, also where the archive or the database has put it in words already. */
function isFull(error: unknown): boolean {
  if (error instanceof DeskError) return error.code === 'archive.diskFull' || error.code === 'database.full'
  return full.has(systemCode(error) ?? '')
}
