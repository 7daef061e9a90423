import { rmSync } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing, makeDurableFolder } from '../archive/disk.ts'
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

/** So many copies are kept, and all that are younger than this, in milliseconds. */
const keptCopies = 3
const keptFor = 30 * 86_400_000

/**
 * Deletes old copies that were made before migrations: all but the newest three and those younger than thirty days.
 * Returns how many went.
 */
export async function thinMigrationCopies(dataFolder: string, now: number): Promise<number> {
  const backups = join(dataFolder, 'backups')
  const names = await readdir(backups).catch(nothingThere)
  const copies = await Promise.all(
    names
      .filter(name => /^before-.+\.sqlite$/.test(name))
      .map(async name => {
        const path = join(backups, name)
        return { path, madeAt: (await stat(path)).mtimeMs }
      }),
  )
  copies.sort((a, b) => b.madeAt - a.madeAt)
  const old = copies.slice(keptCopies).filter(({ madeAt }) => now - madeAt > keptFor)
  for (const { path } of old) await unlink(path)
  return old.length
}

function nothingThere(error: unknown): string[] {
  if (isMissing(error)) return []
  throw error
}
