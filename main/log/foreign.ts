import { DeskError } from '../contract/errors.ts'
import { chainHash, genesisHash } from './chain.ts'
import { channelBegun } from './channel.ts'
import { type LogRow, operationOf, type ParsedOperation } from './content.ts'
import type { AnyOperation, OperationRegistry } from './operation.ts'

/** An operation of headquarters as it came, before it has a position here. */
export type ForeignRow = Omit<LogRow, 'position'>

/**
 * Holds an operation of headquarters to the rules of the log: it follows what is here, its hash is right, and it is one
 * that headquarters may record. Errors: `log.broken`, `log.unknownOperation`, `sync.notFromHeadquarters`.
 * @param before hash of the operation before it; undefined where it is the first of its channel
 */
export function acceptForeign(
  registry: OperationRegistry,
  row: LogRow,
  before: string | undefined,
): { definition: AnyOperation; operation: ParsedOperation } {
  const { sequence, incarnation } = row
  const previous = sequence === 1 ? genesisHash(incarnation, null) : before
  const header = {
    sequence,
    id: row.id,
    type: row.type,
    version: row.version,
    aggregate: row.aggregate,
    aggregateId: row.aggregate_id,
    at: row.at,
    happenedAt: row.happened_at,
    actor: row.actor,
    commandId: row.command_id,
  }
  if (previous === undefined || chainHash(previous, header, row.facts, row.personal_hash) !== row.hash)
    throw new DeskError('log.broken', { sequence, why: 'hash' })
  const known = operationOf(registry, row)
  const { writer, aggregate, type } = known.definition
  const begins = type === channelBegun.type && row.aggregate_id === incarnation
  if (writer !== 'headquarters' || aggregate !== row.aggregate || begins !== (sequence === 1))
    throw new DeskError('sync.notFromHeadquarters', { type: row.type })
  return known
}
