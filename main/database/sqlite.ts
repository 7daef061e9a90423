import Database from 'better-sqlite3'
import { DeskError } from '../contract/errors.ts'

/** A raw connection. Only `main/database`, `main/log` and `main/search` touch one. */
export type Connection = Database.Database

/** WAL corruption on concurrent checkpoint and write was mended in SQLite 3.51.3. */
const lowestSqlite = [3, 51, 3] as const

/** How long a statement waits for another process's lock before it gives up, in milliseconds. */
const busyTimeout = 5_000

/** Memory for pages of one connection, in KB. */
const usualCacheKb = 16_000
/**
 * For one transaction that writes hundreds of megabytes. The system does not get back what a connection once had, as
 * the pages that stay lie among the others; more than this made importing no quicker.
 */
const importCacheKb = 24_000
/** Between turns that write to the same pages of indexes again and again: they are written once. */
const wideCacheKb = 64_000

/** Does something with room for many pages, and gives the room back. */
export function withWideCache<T>(connection: Connection, work: () => T): T {
  connection.pragma(`cache_size=-${importCacheKb}`)
  try {
    return work()
  } finally {
    connection.pragma(`cache_size=-${usualCacheKb}`)
  }
}

/** Pages in the WAL before it is moved into the database file. */
const usualWalPages = 2_000
/** Between turns of work that writes to the same pages of indexes again and again: they are moved once. */
const wideWalPages = 32_000

/** Room for many pages over many transactions of the same work; `narrow` gives it back. */
export function widenForTurns(connection: Connection): void {
  connection.pragma(`cache_size=-${wideCacheKb}`)
  connection.pragma(`wal_autocheckpoint=${wideWalPages}`)
}

export function narrowAfterTurns(connection: Connection): void {
  connection.pragma(`cache_size=-${usualCacheKb}`)
  connection.pragma(`wal_autocheckpoint=${usualWalPages}`)
}

export interface OpenOptions {
  readonly file: string
  /** 32 bytes; the whole database file is encrypted and authenticated under it (AEGIS-256, raw key). */
  readonly key: Buffer
  readonly readonly?: boolean
}

/** Opens an encrypted connection with the settings every part of the desk relies on, and checks that they hold. */
export function openConnection(options: OpenOptions): Connection {
  const connection = new Database(options.file, { readonly: options.readonly ?? false, timeout: busyTimeout })
  try {
    prepareConnection(connection, options.key, options.readonly ?? false)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Says how the file of a connection is encrypted: AEGIS-256 page by page, each page with a nonce and a tag of its
 * own (draft-irtf-cfrg-aegis-aead). The HMAC-SHA512 of SQLCipher's pages costs as much as all other work of SQLite
 * when much is written.
 */
export function keyConnection(connection: Connection, key: Buffer): void {
  connection.pragma(`cipher='aegis'`)
  connection.pragma(`key="x'${key.toString('hex')}'"`)
}

/** Applies key and settings to a fresh connection (also one that TypeORM has opened). */
export function prepareConnection(connection: Connection, key: Buffer, readonly: boolean): void {
  keyConnection(connection, key)
  try {
    connection.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    // A full or failing disk is told as such by whoever opened the database, never as a wrong key.
    const code = error instanceof Database.SqliteError ? error.code : ''
    if (/^SQLITE_(?:FULL|IOERR|CANTOPEN|BUSY|READONLY)/.test(code)) throw error
    throw new DeskError('database.unreadable', {}, { cause: error })
  }
  if (!readonly) {
    connection.pragma('journal_mode=WAL')
    connection.pragma('synchronous=FULL')
    connection.pragma(`wal_autocheckpoint=${usualWalPages}`)
  }
  connection.pragma('foreign_keys=ON')
  connection.pragma('trusted_schema=OFF')
  connection.pragma('temp_store=MEMORY')
  connection.pragma(`cache_size=-${usualCacheKb}`)
  assertSettings(connection, readonly)
}

function assertSettings(connection: Connection, readonly: boolean): void {
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  if (isOlder(version, lowestSqlite)) throw new DeskError('database.engineTooOld', { version })
  const wanted: [string, string | number][] = [
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ...(readonly
      ? []
      : ([
          ['journal_mode', 'wal'],
          ['synchronous', 2],
        ] satisfies [string, string | number][])),
  ]
  for (const [name, value] of wanted) {
    const actual = connection.pragma(name, { simple: true })
    if (actual !== value)
      throw new DeskError('database.settingRefused', { setting: name, actual: String(actual) })
  }
}

function isOlder(version: string, lowest: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [position, least] of lowest.entries()) {
    const part = parts[position] ?? 0
    if (part !== least) return part < least
  }
  return false
}
