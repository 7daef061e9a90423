import { describe, expect, test } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { explainFailure } from '../../main/desk/failures.ts'
import { revive, toFailure } from '../../main/desk/thread-failure.ts'

const systemError = (code: string) => Object.assign(new Error('of the system'), { code })

describe('a failure of disk or database', () => {
  test.each([
    ['ENOSPC', 'archive.diskFull'],
    ['EDQUOT', 'archive.diskFull'],
    ['EIO', 'archive.diskFailed'],
    ['EROFS', 'archive.diskFailed'],
    ['SQLITE_FULL', 'database.full'],
    ['SQLITE_IOERR_FSYNC', 'database.failed'],
    ['SQLITE_CANTOPEN', 'database.failed'],
    ['SQLITE_READONLY_DBMOVED', 'database.failed'],
    ['SQLITE_BUSY_SNAPSHOT', 'database.locked'],
  ])('%s is told as %s, also from another thread', (code, told) => {
    const thrown = systemError(code)
    expect(explainFailure(thrown)).toMatchObject({ code: told, cause: thrown })
    expect(revive(structuredClone(toFailure(thrown)))).toMatchObject({ code: told })
  })

  test('of removing a whole folder, which Node gives by a number of its own, is told too', () => {
    const thrown = Object.assign(systemError(''), { errno: -4094 })
    expect(explainFailure(thrown)).toMatchObject({ code: 'archive.diskFailed', cause: thrown })
  })

  test('is told once, and what nobody foresaw stays as it is', () => {
    const known = new DeskError('database.full')
    expect(explainFailure(known)).toBe(known)
    const other = systemError('SQLITE_CONSTRAINT_UNIQUE')
    expect(explainFailure(other)).toBe(other)
  })
})
