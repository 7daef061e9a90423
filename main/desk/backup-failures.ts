import { systemCode } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { storageError } from '../log/failures.ts'

const full = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])

/** Failures of the place a backup goes to, in words for people; everything else passes through. */
export function targetError(error: unknown, folder: string): unknown {
  const code = systemCode(error)
  if (error instanceof DeskError || code === undefined) return error
  if (full.has(code)) return new DeskError('backup.diskFull', { folder }, { cause: error })
  if (code === 'EFBIG') return new DeskError('backup.fileTooLarge', { folder }, { cause: error })
  const ofDisk = /^E[A-Z]+$/.test(code) || /^SQLITE_(IOERR|CANTOPEN|READONLY|ERROR)/.test(code)
  if (ofDisk) return new DeskError('backup.targetGone', { folder, reason: code }, { cause: error })
  // Damaged pages are those of the data itself.
  return storageError(error)
}
