import type { ReadDatabase } from '../database/read.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { type ApplyContext, applyOperation } from './append.ts'
import { type LogRow, operationOf } from './content.ts'
import type { OperationRegistry } from './operation.ts'

/** Operations held in memory at a time. */
const batchSize = 500

export interface ReplayOptions {
  /** Where the log is read; may be the connection that `tables` writes. */
  readonly log: ReadDatabase
  readonly registry: OperationRegistry
  readonly tables: TableWriter
  readonly context: ApplyContext
  /** Told after each batch how many operations are applied of how many; throws to cancel. */
  progress?(done: number, of: number): void
}

/**
 * Applies the whole log, first operation to last, through the very function that applied each when it was
 * recorded. The log is read in batches that are finished before anything is written: a connection cannot write
 * while it iterates.
 * @returns how many operations were applied
 */
export function replay(options: ReplayOptions): number {
  const { log, registry, tables, context } = options
  const of = lastPosition(log)
  let position = 0
  let done = 0
  for (;;) {
    const rows = log.all<LogRow>('select * from operation where position>? order by position limit ?', [
      position,
      batchSize,
    ])
    for (const row of rows) {
      const { definition, operation } = operationOf(registry, row)
      applyOperation(definition, operation, tables, context)
      position = row.position
    }
    done += rows.length
    options.progress?.(done, of)
    if (rows.length < batchSize) return done
  }
}

/** Position of the last operation; 0 in an empty log. */
export function lastPosition(log: ReadDatabase): number {
  return log.get<{ last: number | null }>('select max(position) as last from operation')?.last ?? 0
}
