import { existsSync } from 'node:fs'
import { DeskError } from '../contract/errors.ts'
import { migrationNames } from './migration-names.ts'
import { type Connection, openConnection, prepareConnection } from './sqlite.ts'
import type { Table } from './table.ts'

export interface MigrateOptions {
  readonly file: string
  readonly key: Buffer
  readonly tables: readonly Table[]
  /** Called before a populated database is changed; a backup is made here. */
  backUp?(pending: readonly string[]): void | Promise<void>
}

/** Brings a database file to this program's schema; makes it where there is none. Refuses a newer one. */
export async function migrate(options: MigrateOptions): Promise<{ applied: readonly string[] }> {
  const done = existsSync(options.file) ? appliedMigrations(options.file, options.key) : []
  const pending = pendingAfter(done)
  if (pending.length === 0) return { applied: [] }
  if (done.length > 0) await options.backUp?.(pending)
  // Loaded only when needed: the ORM is most of the time a start would take.
  const { openDataSource } = await import('./data-source.ts')
  const source = await openDataSource({
    tables: options.tables,
    file: options.file,
    prepare: connection => prepareConnection(connection, options.key, false),
  })
  try {
    await source.runMigrations({ transaction: 'all' })
  } finally {
    await source.destroy()
  }
  return { applied: pending }
}

/** Opens a database file of this program's schema, bringing it there first where it is not. Refuses a newer one. */
export async function openMigrated(options: MigrateOptions): Promise<Connection> {
  if (existsSync(options.file)) {
    const connection = openConnection(options)
    try {
      if (pendingAfter(appliedIn(connection)).length === 0) return connection
    } catch (error) {
      connection.close()
      throw error
    }
    connection.close()
  }
  await migrate(options)
  return openConnection(options)
}

function pendingAfter(done: readonly string[]): readonly string[] {
  const unknown = done.find(name => !migrationNames.includes(name))
  if (unknown !== undefined) throw new DeskError('database.newerProgram', { migration: unknown })
  return migrationNames.filter(name => !done.includes(name))
}

function appliedMigrations(file: string, key: Buffer): string[] {
  const connection = openConnection({ file, key })
  try {
    return appliedIn(connection)
  } finally {
    connection.close()
  }
}

function appliedIn(connection: Connection): string[] {
  const has = connection.prepare(`select 1 from sqlite_schema where name='migrations'`).get()
  if (!has) return []
  return connection.prepare('select name from migrations order by id').pluck().all() as string[]
}
