import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createGuard } from '../database/guard.ts'
import { migrate } from '../database/migrate.ts'
import { type ReadDatabase, readOver } from '../database/read.ts'
import { type Connection, openConnection } from '../database/sqlite.ts'
import { createSqliteWriter } from '../database/sqlite-writer.ts'
import type { Table } from '../database/table.ts'
import { applyContext } from './append.ts'
import { compareTables, type TableComparison } from './compare-tables.ts'
import type { OperationRegistry } from './operation.ts'
import type { ProjectionWriter } from './projection.ts'
import { replay } from './replay.ts'
import { operationSubjectTable } from './tables.ts'

/** What every rebuild works with. */
interface RebuildBase {
  /** Every table of the desk; the synced ones are made from the log. */
  readonly tables: readonly Table[]
  readonly registry: OperationRegistry
  /** How many operations are applied of how many; throws to cancel. */
  progress?(done: number, of: number): void
}

export interface CheckOptions extends RebuildBase {
  /** A read-only connection to the live database, with no transaction open. */
  readonly live: Connection
  /** Where the tables made anew lie while they are compared; encrypted under `key`. */
  readonly staging: { readonly folder: string; readonly key: Buffer }
}

export interface RebuildReport extends TableComparison {
  /** Operations replayed. */
  readonly operations: number
}

/** Tables that a rebuild makes: the synced ones and the timelines. */
export function rebuiltTables(tables: readonly Table[]): readonly Table[] {
  return [operationSubjectTable, ...tables.filter(table => table.synced)]
}

/**
 * Replays the log into fresh tables, made by the migrations of production, and compares them with the live ones.
 * Reads one snapshot, so that it can run while people work. Memory does not grow with the log.
 */
export async function checkTables(options: CheckOptions): Promise<RebuildReport> {
  const { live, staging, tables, registry } = options
  const file = join(staging.folder, `rebuild-${randomBytes(8).toString('hex')}.sqlite`)
  try {
    await migrate({ file, key: staging.key, tables })
    const fresh = openConnection({ file, key: staging.key })
    try {
      // Nothing here outlives this function: no need to wait for the disk.
      fresh.pragma('synchronous=OFF')
      live.exec('begin')
      try {
        const log = readOver(live)
        const operations = replayInto(fresh, { ...options, log, registry })
        return { operations, ...compareTables(log, readOver(fresh), rebuiltTables(tables)) }
      } finally {
        live.exec('rollback')
      }
    } finally {
      fresh.close()
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  }
}

/** Operations in one transaction of the fresh tables: bounds the pages SQLite holds. */
const operationsPerTransaction = 20_000

function replayInto(fresh: Connection, options: RebuildBase & { readonly log: ReadDatabase }): number {
  const synced = options.tables.filter(table => table.synced)
  createGuard(fresh).open()
  let committed = 0
  fresh.exec('begin')
  const operations = replay({
    log: options.log,
    registry: options.registry,
    tables: createSqliteWriter(fresh),
    context: applyContext(fresh, synced),
    progress(done, of) {
      options.progress?.(done, of)
      if (done - committed < operationsPerTransaction) return
      fresh.exec('commit')
      fresh.exec('begin')
      committed = done
    },
  })
  fresh.exec('commit')
  return operations
}

export interface RebuildOptions extends RebuildBase {
  /** The write connection, in the writer's turn. */
  readonly connection: Connection
  readonly projections: readonly ProjectionWriter[]
}

/**
 * Makes the live tables anew from the log, with everything derived from them, in one transaction: until it
 * commits, readers see the old tables, and whatever fails leaves them as they were.
 */
export function rebuildTables(options: RebuildOptions): { operations: number } {
  const { connection, tables, registry } = options
  const guard = createGuard(connection)
  const writer = createSqliteWriter(connection)
  connection.exec('begin immediate')
  try {
    guard.open()
    for (const table of rebuiltTables(tables)) connection.prepare(`delete from "${table.name}"`).run()
    const operations = replay({
      log: readOver(connection),
      registry,
      tables: writer,
      context: applyContext(
        connection,
        tables.filter(table => table.synced),
      ),
      ...(options.progress ? { progress: options.progress } : {}),
    })
    // Derived state that was left for later is made now. Parts of a register that is decided are not in the log yet.
    connection.prepare(`delete from projection_debt where projection not glob 'register*'`).run()
    for (const projection of options.projections) projection.refresh(projection.reset())
    guard.close()
    connection.exec('commit')
    return { operations }
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback')
    throw error
  }
}
