import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { RowOf } from '../database/table.ts'
import type { AnyOperation, Operation, OperationRegistry } from './operation.ts'
import type { operationTable } from './tables.ts'

/** One row of the log as it is stored. */
export type LogRow = RowOf<typeof operationTable>

/** An operation as `apply` takes it, its content parsed by its own definition. */
export type ParsedOperation = Operation<Record<string, unknown>, Record<string, unknown>>

/** Making the schema of partial words costs more than parsing with it, so each definition's is made once. */
const partials = new WeakMap<AnyOperation, z.ZodObject>()

/** The schema of an operation's personal part, every member of which may be missing. */
export function personalSchema(definition: AnyOperation): z.ZodObject {
  let schema = partials.get(definition)
  if (!schema) {
    schema = definition.personal.partial()
    partials.set(definition, schema)
  }
  return schema
}

/**
 * Reads a row of the log back into the operation that was recorded, upgraded to the version this program knows.
 * Throws `log.unknownOperation` for a type or version of a newer program, `log.broken` where the content does not
 * fit its definition.
 */
export function operationOf(
  registry: OperationRegistry,
  row: LogRow,
): { definition: AnyOperation; operation: ParsedOperation } {
  const { type, version } = row
  const definition = registry.get(type)
  if (!definition || version > definition.version)
    throw new DeskError('log.unknownOperation', { type, version })
  const content = contentOf(definition, row)
  return {
    definition,
    operation: {
      position: row.position,
      incarnation: row.incarnation,
      sequence: row.sequence,
      id: row.id,
      type,
      version: definition.version,
      aggregate: row.aggregate,
      aggregateId: row.aggregate_id,
      at: row.at,
      happenedAt: row.happened_at,
      actor: row.actor,
      commandId: row.command_id,
      ...content,
    },
  }
}

function contentOf(
  definition: AnyOperation,
  row: LogRow,
): { facts: Record<string, unknown>; personal: Record<string, unknown> } {
  try {
    let content: { facts: unknown; personal: unknown } = {
      facts: JSON.parse(row.facts),
      personal: row.personal === null ? {} : JSON.parse(row.personal),
    }
    if (row.version < definition.version) {
      if (!definition.upgrade) {
        throw new DeskError('log.unknownOperation', { type: row.type, version: row.version })
      }
      content = definition.upgrade(row.version, content)
    }
    return {
      facts: definition.facts.parse(content.facts),
      personal: personalSchema(definition).parse(content.personal),
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('log.broken', { sequence: row.sequence, why: 'content' }, { cause: error })
  }
}
