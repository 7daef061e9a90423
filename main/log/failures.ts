import { DeskError } from '../contract/errors.ts'

const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Turns a failure of the database into one that says what to do; passes everything else through. */
export function storageError(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === undefined || !code.startsWith('SQLITE_')) return error
  if (code === 'SQLITE_FULL') return new DeskError('database.full', {}, { cause: error })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DeskError('database.locked', {}, { cause: error })
  }
  if (/^SQLITE_(?:IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY)/.test(code)) {
    return new DeskError('database.failed', { reason: code }, { cause: error })
  }
  return error
}
