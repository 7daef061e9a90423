import type { Connection } from '../database/sqlite.ts'
import type { TakenBack } from '../database/sqlite-writer.ts'
import type { Table } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { canonicalJson } from './canonical.ts'
import { type ChainHeader, chainHash, personalHash } from './chain.ts'
import { type LogRow, personalSchema } from './content.ts'
import { eraseFromTables } from './erasure.ts'
import { acceptForeign, type ForeignRow } from './foreign.ts'
import type { AnyOperation, Operation, OperationRegistry } from './operation.ts'
import { replicaTable } from './tables.ts'

/** Where a replica's own log stands. */
export interface Head {
  readonly siteId: string
  readonly incarnation: string
  /** Printed behind numbers given after a restore; empty in the first incarnation. */
  readonly letter: string
  readonly sequence: number
  /** Order of arrival in this log; equals the sequence until another replica's operations arrive. */
  readonly position: number
  readonly hash: string
}

interface OperationContent {
  readonly facts: Record<string, unknown>
  readonly personal: Record<string, unknown>
}

/** What the log needs to record one operation. */
export interface Draft {
  readonly definition: AnyOperation
  readonly aggregateId: string
  readonly facts: unknown
  readonly personal: unknown
  /** Facts and personal data are the definition's own already. */
  readonly parsed: boolean
  readonly at: number
  readonly happenedAt: number | null
  readonly actor: string | null
  readonly commandId: string
  readonly id: string
  /** Random; asked for where there is personal data. */
  newSalt(): string
}

/** Appends operations and applies them. One for the life of the write connection. */
export function createAppender(connection: Connection, tables: TableWriter, syncedTables: readonly Table[]) {
  const insertOperation = connection.prepare(
    `insert or rollback into operation (position, id, incarnation, sequence, type, version, aggregate, aggregate_id, at,
       happened_at, actor, command_id, facts, personal, salt, personal_hash, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const context = applyContext(connection, syncedTables)
  const eraseFromLog = connection.prepare(
    `update operation set personal=null, salt=null where aggregate_id=? and aggregate=? and position<?`,
  )

  const hashOf = connection.prepare('select hash from operation where incarnation=? and sequence=?').pluck()

  /** Appends behind `head` and returns the new head. Throws a ZodError where the content is not valid. */
  function append(head: Head, draft: Draft): { head: Head; operation: Operation<unknown, unknown> } {
    const { definition } = draft
    const { facts: factsValue, personal: personalValue } = contentOf(draft)
    const facts = canonicalJson(factsValue)
    const personal = isEmpty(personalValue) ? null : canonicalJson(personalValue)
    const salt = personal === null ? null : draft.newSalt()
    const personalDigest = personal === null || salt === null ? null : personalHash(salt, personal)
    const header: ChainHeader = {
      sequence: head.sequence + 1,
      id: draft.id,
      type: definition.type,
      version: definition.version,
      aggregate: definition.aggregate,
      aggregateId: draft.aggregateId,
      at: draft.at,
      happenedAt: draft.happenedAt,
      actor: draft.actor,
      commandId: draft.commandId,
    }
    const position = head.position + 1
    const operation: Operation<Record<string, unknown>, Record<string, unknown>> = {
      ...header,
      position,
      incarnation: head.incarnation,
      facts: factsValue,
      personal: personalValue,
    }
    if ((definition.subjects?.(operation).length ?? 0) > subjectsPerOperation) {
      throw new RangeError(
        `${definition.type} stands on more than ${subjectsPerOperation} timelines: split it`,
      )
    }
    const hash = chainHash(head.hash, header, facts, personalDigest)
    insert({
      position,
      id: header.id,
      incarnation: head.incarnation,
      sequence: header.sequence,
      type: header.type,
      version: header.version,
      aggregate: header.aggregate,
      aggregate_id: header.aggregateId,
      at: header.at,
      happened_at: header.happenedAt,
      actor: header.actor,
      command_id: header.commandId,
      facts,
      personal,
      salt,
      personal_hash: personalDigest,
      hash,
    })
    applyHere(definition, operation)
    return { head: { ...head, sequence: header.sequence, position, hash }, operation }
  }

  /** Appends what headquarters recorded; this replica's own sequence stays. Errors: those of {@link acceptForeign}. */
  function appendForeign(
    head: Head,
    foreign: ForeignRow,
    registry: OperationRegistry,
  ): { head: Head; operation: Operation<unknown, unknown> } {
    const row = { ...foreign, position: head.position + 1 }
    const before: unknown = hashOf.get(row.incarnation, row.sequence - 1)
    const { definition, operation } = acceptForeign(
      registry,
      row,
      typeof before === 'string' ? before : undefined,
    )
    insert(row)
    applyHere(definition, operation)
    return { head: { ...head, position: row.position }, operation }
  }

  function insert(row: LogRow): void {
    insertOperation.run(
      row.position,
      row.id,
      row.incarnation,
      row.sequence,
      row.type,
      row.version,
      row.aggregate,
      row.aggregate_id,
      row.at,
      row.happened_at,
      row.actor,
      row.command_id,
      row.facts,
      row.personal,
      row.salt,
      row.personal_hash,
      row.hash,
    )
  }

  function applyHere(
    definition: AnyOperation,
    operation: Operation<Record<string, unknown>, Record<string, unknown>>,
  ): void {
    for (const target of definition.erases?.(operation) ?? [])
      eraseFromLog.run(target.id, target.aggregate, operation.position)
    applyOperation(definition, operation, tables, context)
  }

  function saveHead(head: Head): void {
    tables.put(replicaTable, {
      id: 'own',
      site_id: head.siteId,
      incarnation: head.incarnation,
      letter: head.letter,
      sequence: head.sequence,
      position: head.position,
      hash: head.hash,
    })
  }

  return { append, appendForeign, saveHead }
}

/** What applying needs besides the tables: the timelines and the list of synced tables. */
export interface ApplyContext {
  readonly insertSubject: { run(...values: (string | number)[]): unknown }
  readonly syncedTables: readonly Table[]
}

export function applyContext(
  connection: Connection,
  syncedTables: readonly Table[],
  failing: TakenBack = 'transaction',
): ApplyContext {
  const or = failing === 'transaction' ? 'or rollback' : 'or fail'
  return {
    insertSubject: connection.prepare(
      `insert ${or} into operation_subject (id, subject_id, position) values (?, ?, ?)`,
    ),
    syncedTables,
  }
}

/** Runs an operation's `apply` and notes on whose timelines it stands. Also used by rebuild. */
export function applyOperation(
  definition: AnyOperation,
  operation: Operation<Record<string, unknown>, Record<string, unknown>>,
  tables: TableWriter,
  context: ApplyContext,
): void {
  definition.apply(tables, operation)
  if (definition.erases)
    for (const target of definition.erases(operation)) eraseFromTables(tables, context.syncedTables, target)
  const named = definition.subjects?.(operation) ?? []
  const subjects = named.length > 1 ? new Set(named) : named
  let index = 0
  for (const subject of subjects) {
    if (!subject || subject === operation.aggregateId) continue
    context.insertSubject.run(operation.position * subjectsPerOperation + index, subject, operation.position)
    index += 1
  }
}

/** Room for this many subjects in the row id of `operation_subject`. */
const subjectsPerOperation = 16

function contentOf({ definition, facts, personal, parsed }: Draft): OperationContent {
  if (parsed) return { facts, personal: personal ?? {} } as OperationContent
  return {
    facts: definition.facts.parse(facts),
    personal: personalSchema(definition).parse(personal ?? {}),
  }
}

function isEmpty(value: OperationContent['personal']): boolean {
  for (const name in value) if (value[name] !== undefined) return false
  return true
}
