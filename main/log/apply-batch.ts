import type { PostgresClient } from '../database/postgres-flush.ts'
import { createPostgresWriter } from '../database/postgres-writer.ts'
import type { Table } from '../database/table.ts'
import { DeskError } from '../contract/errors.ts'
import { type ApplyContext, applyOperation } from './append.ts'
import { type LogRow, operationOf } from './content.ts'
import type { NeededRow, OperationRegistry } from './operation.ts'
import { operationSubjectTable, operationTable } from './tables.ts'

export interface ApplyBatchOptions {
  /** A connection nobody else uses meanwhile. */
  readonly client: PostgresClient
  readonly registry: OperationRegistry
  readonly syncedTables: readonly Table[]
  /** In the order of arrival. */
  readonly rows: readonly LogRow[]
  /** Operations sent together. */
  readonly chunkSize?: number
}

/** An operation that could not be applied; the others were. */
export interface RefusedOperation {
  readonly position: number
  readonly id: string
  /** A code of the catalogue, or what the database said. */
  readonly why: string
}

export interface BatchReport {
  readonly applied: number
  readonly refused: readonly RefusedOperation[]
}

const defaultChunk = 1_000

/**
 * Records and applies operations of a log on PostgreSQL in one transaction, a chunk at a time inside a savepoint.
 * A chunk that fails is halved until the operations at fault stand alone; these are left out and told.
 */
export async function applyBatch(options: ApplyBatchOptions): Promise<BatchReport> {
  const { client, rows } = options
  const chunk = options.chunkSize ?? defaultChunk
  const refused: RefusedOperation[] = []
  const applyPart = partApplier(options)

  async function attempt(part: readonly LogRow[]): Promise<number> {
    const [first] = part
    if (!first) return 0
    await client.query('savepoint part')
    try {
      await applyPart(part)
      await client.query('release savepoint part')
      return part.length
    } catch (error) {
      await client.query('rollback to savepoint part')
      await client.query('release savepoint part')
      if (part.length > 1) {
        const middle = Math.ceil(part.length / 2)
        return (await attempt(part.slice(0, middle))) + (await attempt(part.slice(middle)))
      }
      refused.push({ position: first.position, id: first.id, why: reasonOf(error) })
      return 0
    }
  }

  await client.query('begin')
  try {
    let applied = 0
    for (let start = 0; start < rows.length; start += chunk) {
      applied += await attempt(rows.slice(start, start + chunk))
    }
    await client.query('commit')
    return { applied, refused }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Applies a part whole or throws; nothing is held over from one part to the next. */
function partApplier({ client, registry, syncedTables }: ApplyBatchOptions) {
  const writer = createPostgresWriter()
  const context: ApplyContext = {
    insertSubject: {
      run: (id, subject, position) =>
        writer.insert(operationSubjectTable, {
          id: Number(id),
          subject_id: String(subject),
          position: Number(position),
        }),
    },
    syncedTables,
  }
  return async (part: readonly LogRow[]): Promise<void> => {
    writer.clear()
    const parsed = part.map(row => ({ row, ...operationOf(registry, row) }))
    const needs = parsed.flatMap(({ definition, operation }) => definition.needs?.(operation) ?? [])
    for (const [table, keys] of keysByTable(needs)) await writer.prefetch(client, table, keys)
    for (const { row, definition, operation } of parsed) {
      writer.insert(operationTable, row)
      for (const target of definition.erases?.(operation) ?? []) {
        await writer.flush(client)
        await client.query(
          `update operation set personal=null, salt=null where aggregate_id=$1 and aggregate=$2 and position<$3`,
          [target.id, target.aggregate, row.position],
        )
      }
      applyOperation(definition, operation, writer, context)
    }
    await writer.flush(client)
    writer.clear()
  }
}

function keysByTable(needs: readonly NeededRow[]): Map<Table, string[]> {
  const keys = new Map<Table, string[]>()
  for (const { table, key } of needs) {
    const list = keys.get(table) ?? []
    list.push(key)
    keys.set(table, list)
  }
  return keys
}

function reasonOf(error: unknown): string {
  if (error instanceof DeskError) return error.code
  return error instanceof Error && 'code' in error ? `database ${String(error.code)}` : 'apply'
}
