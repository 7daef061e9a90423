import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import type { Operation } from './operation.ts'

/**
 * Local-only state derived from tables, such as the search index: refreshed once per touched thing at the end
 * of a transaction, outside the log, made anew by `rebuild`.
 */
export interface Projection {
  readonly name: string
  /** Ids of the things whose derived state an operation changes. */
  touchedBy(operation: Operation<unknown, unknown>): readonly string[]
  /** Makes the derived state of all ids anew from the tables as they stand in this transaction. */
  open(connection: Connection, read: ReadDatabase): ProjectionWriter
}

export interface ProjectionWriter {
  refresh(id: string): void
  /** Runs many refreshes where doing them together is quicker; nothing is read in between. */
  inBulk?(run: () => void): void
  /** Empties the derived state and yields every id to refresh, oldest first. */
  reset(): Iterable<string>
}

/** From so many on, refreshing together pays. */
const bulkFrom = 200

/** Refreshes the derived state of these ids, together where there are many. */
export function refreshAll(writer: ProjectionWriter, ids: Iterable<string>, count: number): void {
  const run = () => {
    for (const id of ids) writer.refresh(id)
  }
  if (count >= bulkFrom && writer.inBulk) writer.inBulk(run)
  else run()
}
