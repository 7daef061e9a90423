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
  /** Makes the derived state of these ids anew: one, or a million that are read batch by batch. */
  refresh(ids: Iterable<string>): void
  /** Empties the derived state and yields every id to refresh, oldest first. */
  reset(): Iterable<string>
}

/** What comes one by one, in lists of at most `size`. */
export function* batchesOf<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const thing of things) {
    batch.push(thing)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
