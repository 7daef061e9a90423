import { DeskError } from '../contract/errors.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
import type { Connection } from '../database/sqlite.ts'
import { rebuildTables } from '../log/rebuild.ts'
import { openSearchWriter, type SearchWriter } from '../search/index-writer.ts'
import { operations, tables } from './domains.ts'
import type { OpenWriter } from './writer.ts'

/**
 * Work of the writer that is no command: it changes nothing people entered, only how it is kept. Runs in the
 * writer's turn like a command does.
 */
export const writerTasks = {
  /** Forgets answers of commands after 90 days; moves the WAL into the database file. */
  tidy(
    { connection }: OpenWriter,
    input: { now: number },
    _execution: ExecuteOptions,
  ): { forgotten: number } {
    const { changes } = connection
      .prepare('delete from command_result where at < ?')
      .run(input.now - 90 * 86_400_000)
    connection.pragma('wal_checkpoint(PASSIVE)')
    return { forgotten: changes }
  },
  /** Signs everybody out: after a restore, tokens of the lost desk must open nothing. */
  endSessions({ connection }: OpenWriter, _input: object): { ended: number } {
    return { ended: connection.prepare('delete from session').run().changes }
  },
  /** Makes every synced table and all derived state anew from the log, in one transaction. */
  rebuild(
    { connection, core }: OpenWriter,
    _input: object,
    execution: ExecuteOptions,
  ): { operations: number } {
    return rebuildTables({
      connection,
      projections: core.projections,
      tables,
      registry: operations,
      progress(done, of) {
        if (execution.isCancelled?.()) throw new DeskError('job.cancelled')
        execution.onProgress?.(done, of)
      },
    })
  },
  /** Refreshes derived state that a command left for later, a slice of it; asked until nothing is left. */
  settleDerived({ core }: OpenWriter, input: { most: number }): { settled: number; left: boolean } {
    return core.settle(input.most)
  },
  /**
   * Merges a few pages of the search index, for idle time: some milliseconds a step. `more` says whether another
   * step is worth while; asked until false, searches stay quick after much writing.
   */
  optimiseSearch({ connection }: OpenWriter, input: { steps: number }): { more: boolean } {
    const index = searchWriterOf(connection)
    for (let step = 0; step < input.steps; step++) if (!index.optimise()) return { more: false }
    return { more: true }
  },
} as const

const searchWriters = new WeakMap<Connection, SearchWriter>()

function searchWriterOf(connection: Connection): SearchWriter {
  const known = searchWriters.get(connection)
  if (known) return known
  const writer = openSearchWriter(connection)
  searchWriters.set(connection, writer)
  return writer
}

export type WriterTasks = typeof writerTasks
export type TaskName = keyof WriterTasks
export type TaskInput<Name extends TaskName> = Parameters<WriterTasks[Name]>[1]
export type TaskResult<Name extends TaskName> = ReturnType<WriterTasks[Name]>
