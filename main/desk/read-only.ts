import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { deriveKey, openKeyring, type Protector } from '../database/keyring.ts'
import { migrationNames } from '../database/migration-names.ts'
import type { JobContext } from '../jobs/job.ts'
import { databaseFileOf } from './core.ts'
import { openJobContext } from './job-context.ts'

export interface ReadOnlyOptions {
  readonly dataFolder: string
  readonly protector: Protector
  readonly signal?: AbortSignal
  progress?(done: number, of: number): void
}

export interface ReadOnlyDesk {
  readonly context: JobContext
  close(): void
}

/**
 * Opens a data folder only to read it: beside a desk that is running, without its lock and without changing
 * anything. Errors: `keys.*`, `database.unreadable`, `database.newerProgram`, `database.older`.
 */
export async function openReadOnly(options: ReadOnlyOptions): Promise<ReadOnlyDesk> {
  const { dataFolder, protector } = options
  const dataKey = await openKeyring({ dataFolder, protector })
  const signal = options.signal ?? new AbortController().signal
  const place = {
    dataFolder,
    databaseFile: databaseFileOf(dataFolder),
    keys: {
      database: deriveKey(dataKey, 'database'),
      archive: deriveKey(dataKey, 'archive'),
      staging: deriveKey(dataKey, 'staging'),
      backup: deriveKey(dataKey, 'backup'),
    },
  }
  const opened = openJobContext(
    place,
    signal,
    () => signal.aborted,
    ({ done, of }) => options.progress?.(done, of),
  )
  try {
    assertCurrent(opened.context)
    return opened
  } catch (error) {
    opened.close()
    throw error
  }
}

function assertCurrent({ read }: JobContext): void {
  const applied = read
    .all<{ name: string }>('select name from migrations order by id')
    .map(({ name }) => name)
  const unknown = applied.find(name => !migrationNames.includes(name))
  if (unknown !== undefined) throw new DeskError('database.newerProgram', { migration: unknown })
  if (applied.length < migrationNames.length) throw new DeskError('database.older')
}

/** True where a data folder holds a desk. */
export const keyringFileOf = (dataFolder: string) => join(dataFolder, 'keyring.json')
