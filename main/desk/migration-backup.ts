import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { openConnection } from '../database/sqlite.ts'
import { DeskError } from '../contract/errors.ts'
import { storageError } from '../log/failures.ts'

/**
 * Copies the database as it stands before migrations change it, as `backups/before-<first migration>.sqlite` under
 * the same key. The copy has its name only when it is whole and safe on disk; an older one of that name gives way.
 * Errors: `database.full`, `database.failed`.
 */
export async function backUpBeforeMigration(
  dataFolder: string,
  file: string,
  key: Buffer,
  pending: readonly string[],
): Promise<void> {
  const backups = join(dataFolder, 'backups')
  const target = join(backups, `before-${pending[0] ?? 'migration'}.sqlite`)
  const partial = `${target}.partial`
  try {
    await makeDurableFolder(nodeDisk, backups)
    rmSync(partial, { force: true })
    const connection = openConnection({ file, key })
    try {
      connection.prepare('vacuum into ?').run(partial)
    } finally {
      connection.close()
    }
    const copy = await nodeDisk.open(partial, 'update')
    try {
      await copy.sync()
    } finally {
      await copy.close()
    }
    await nodeDisk.rename(partial, target)
    await nodeDisk.syncFolder(backups)
  } catch (error) {
    rmSync(partial, { force: true })
    const known = storageError(error)
    throw known instanceof DeskError
      ? known
      : new DeskError('database.failed', { reason: 'backup before migration' }, { cause: error })
  }
}
