import { hash, randomBytes } from 'node:crypto'
import { ZodError } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { inputError } from '../contract/input-errors.ts'
import { createGuard } from '../database/guard.ts'
import { type ReadDatabase, readOver } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { createSqliteWriter } from '../database/sqlite-writer.ts'
import type { RowOf, Table } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { createAppender, type Head } from './append.ts'
import { canonicalJson } from './canonical.ts'
import { genesisHash } from './chain.ts'
import { BeforeItself, claimSetAside, type ClaimFault, isFuture, requireThere } from './claims.ts'
import type { CommandCall, CommandContext, CommandDefinition } from './command.ts'
import { storageError } from './failures.ts'
import { newId } from './ids.ts'
import { incarnationStarted } from './incarnation.ts'
import type { AnyOperation, Operation, OperationRegistry } from './operation.ts'
import { createDebt } from './projection-debt.ts'
import type { Projection, ProjectionWriter } from './projection.ts'
import { type PendingReactions, pendingReactions, type Reaction } from './reaction.ts'
import { commandResultTable, type replicaTable } from './tables.ts'

/** What differs between production and tests. */
export interface Environment {
  now(): number
  newId(): string
  randomBytes(size: number): Buffer
}

export const systemEnvironment: Environment = { now: Date.now, newId, randomBytes: pooledRandomBytes }

/** Randomness drawn ahead: a system call for each operation's salt costs more than its hash. */
const pool = { bytes: Buffer.alloc(0), at: 0 }
const poolSize = 16_384

function pooledRandomBytes(size: number): Buffer {
  if (size > 256) return randomBytes(size)
  if (pool.at + size > pool.bytes.length) {
    pool.bytes = randomBytes(poolSize)
    pool.at = 0
  }
  const drawn = Buffer.from(pool.bytes.subarray(pool.at, pool.at + size))
  pool.bytes.fill(0, pool.at, pool.at + size)
  pool.at += size
  return drawn
}

export interface WriterOptions {
  readonly connection: Connection
  readonly commands: ReadonlyMap<string, CommandDefinition>
  readonly projections: readonly Projection[]
  readonly registry: OperationRegistry
  /** In the order in which they run behind a command. */
  readonly reactions?: readonly Reaction[]
  readonly syncedTables: readonly Table[]
  /** Throws a DeskError where the actor may not run the command. */
  authorise(read: ReadDatabase, command: CommandDefinition, call: CommandCall): void
  readonly environment?: Environment
  /** Told after each commit that recorded something. */
  onCommit?(head: Head): void
}

export interface ExecuteOptions {
  onProgress?(done: number, of: number): void
  isCancelled?(): boolean
}

/** What one command leaves to be done behind it. */
interface Turn {
  readonly touched: Map<ProjectionWriter, Set<string>>
  readonly reactions: PendingReactions
  /** Something was recorded. */
  begun: boolean
}

export type WriterCore = ReturnType<typeof createWriterCore>

/**
 * The one writer: runs commands one after the other, each in one transaction that appends operations, applies
 * them, lets reactions follow, refreshes projections and remembers the answer. Synchronous on purpose: nothing can come between.
 */
export function createWriterCore(options: WriterOptions) {
  const { connection, commands } = options
  const environment = options.environment ?? systemEnvironment
  const tables = createSqliteWriter(connection)
  const read = readOver(connection)
  const guard = createGuard(connection)
  const appender = createAppender(connection, tables, options.syncedTables)
  const projections = options.projections.map(projection => ({
    projection,
    writer: projection.open(connection, read),
  }))
  const debt = createDebt(
    connection,
    projections.map(({ projection, writer }) => ({ name: projection.name, writer })),
  )
  let head = loadHead(read)
  const newSalt = () => environment.randomBytes(16).toString('base64url')

  /**
   * Runs a command once. Throws DeskError; nothing is changed then.
   * @returns the command's result; the first one where the call's id was seen before
   */
  function execute(call: CommandCall, execution: ExecuteOptions = {}): unknown {
    if (isFuture(call.happenedAt, environment.now())) return executeAs(call, execution, 'future')
    try {
      return executeAs(call, execution, null)
    } catch (error) {
      if (error instanceof BeforeItself) return executeAs(call, execution, 'beforeItself')
      throw error
    }
  }

  /** @param fault why the time the call claims is set aside for the desk's; null where it is believed */
  function executeAs(asked: CommandCall, execution: ExecuteOptions, fault: ClaimFault | null): unknown {
    const call = fault ? { ...asked, happenedAt: null } : asked
    const { command, input } = understand(call)
    const inputHash = hashInput(asked)
    const before = head
    let answer: unknown
    try {
      connection.exec('begin immediate')
    } catch (error) {
      throw storageError(error)
    }
    try {
      const repeated = tables.find(commandResultTable, call.id)
      if (repeated) {
        connection.exec('rollback')
        if (repeated.input_hash !== inputHash) throw new DeskError('log.commandRepeatedDifferently')
        return JSON.parse(repeated.result)
      }
      options.authorise(read, command, call)
      guard.open()
      const turn: Turn = {
        touched: new Map(),
        reactions: pendingReactions(options.reactions ?? []),
        begun: false,
      }
      const result = runWithReactions(command, input, call, turn, execution, environment.now())
      if (fault) keepClaim(asked, fault, before, contextFor(call, turn, execution, environment.now()))
      if (command.derivedLater) debt.owe(turn.touched)
      else for (const [writer, ids] of turn.touched) writer.refresh(ids)
      if (head !== before && head) appender.saveHead(head)
      tables.insert(commandResultTable, {
        id: call.id,
        input_hash: inputHash,
        result: JSON.stringify(result ?? null),
        at: environment.now(),
      })
      guard.close()
      connection.exec('commit')
      answer = result ?? null
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback')
      head = before
      if (error instanceof ZodError) throw inputError(error)
      throw storageError(error)
    }
    // Behind the commit: a listener that fails must not make a recorded command look undone.
    if (head && head !== before) options.onCommit?.(head)
    return answer
  }

  /** Says beside what a command recorded when its device claimed that it happened. */
  function keepClaim(
    { happenedAt }: CommandCall,
    why: ClaimFault,
    before: Head | undefined,
    context: CommandContext,
  ): void {
    const first = read.get<{ about: string }>(
      'select aggregate_id as about from operation where position > ? order by position limit 1',
      [before?.position ?? 0],
    )
    if (happenedAt == null || !first) return
    const { about } = first
    context.emit(claimSetAside, context.newId(), { facts: { claimedAt: happenedAt, why, about } })
  }

  /** The command of this name and its checked input. */
  function understand(call: { readonly name: string; readonly input: unknown }) {
    const command = commands.get(call.name)
    if (!command) throw new DeskError('input.unknownProcedure', { name: call.name })
    const parsed = command.input.safeParse(call.input)
    if (!parsed.success) throw inputError(parsed.error)
    return { command, input: parsed.data }
  }

  function runWithReactions(
    command: CommandDefinition,
    input: unknown,
    call: CommandCall,
    turn: Turn,
    execution: ExecuteOptions,
    now: number,
  ): unknown {
    const result = command.run(contextFor(call, turn, execution, now), input)
    const byProgram = { ...call, actor: { staffId: null, role: 'system' }, happenedAt: null }
    turn.reactions.settle(() => contextFor(byProgram, turn, execution, now))
    return result
  }

  function contextFor(call: CommandCall, turn: Turn, execution: ExecuteOptions, now: number): CommandContext {
    const emitDraft = (definition: AnyOperation, aggregateId: string, content: Content) => {
      // By the first thing it is about: a case may well be older than the record of who called.
      if (call.happenedAt != null && !turn.begun) requireThere(read, aggregateId, call.happenedAt)
      turn.begun = true
      const appended = appender.append(requireHead(head), {
        definition,
        aggregateId,
        facts: content.facts,
        personal: content.personal,
        parsed: content.parsed ?? false,
        at: now,
        happenedAt: content.happenedAt ?? call.happenedAt ?? null,
        actor: content.by ?? call.actor.staffId,
        commandId: call.id,
        id: environment.newId(),
        newSalt,
      })
      head = appended.head
      noteTouched(appended.operation, turn)
    }
    return {
      read,
      actor: call.actor,
      commandId: call.id,
      now,
      happenedAt: call.happenedAt ?? null,
      get site() {
        const { siteId, incarnation, letter } = requireHead(head)
        return { id: siteId, incarnation, letter }
      },
      newId: environment.newId,
      newSecret: () => environment.randomBytes(32).toString('base64url'),
      emit(definition, aggregateId, content) {
        if (content.by !== undefined) requireProgram(call)
        emitDraft(definition as unknown as AnyOperation, aggregateId, content)
      },
      perform(part) {
        requireProgram(call)
        const { command, input } = understand(part)
        const inner = { id: call.id, name: part.name, input: part.input, actor: part.actor }
        options.authorise(read, command, inner)
        return runWithReactions(command, input, inner, turn, execution, part.at)
      },
      takeOver(row) {
        const taken = appender.appendForeign(requireHead(head), row, options.registry)
        head = taken.head
        noteTouched(taken.operation, turn)
      },
      startIncarnation: start => {
        const previous = head
        const incarnation = environment.newId()
        head = {
          siteId: start.siteId,
          incarnation,
          letter: start.letter,
          sequence: 0,
          position: previous?.position ?? 0,
          hash: genesisHash(incarnation, previous?.hash ?? null),
        }
        const facts = {
          incarnation,
          letter: start.letter,
          reason: start.reason,
          previous: previous && {
            incarnation: previous.incarnation,
            sequence: previous.sequence,
            hash: previous.hash,
          },
        }
        emitDraft(incarnationStarted as unknown as AnyOperation, start.siteId, { facts })
      },
      local: tables as TableWriter,
      progress(done, of) {
        if (execution.isCancelled?.()) throw new DeskError('job.cancelled')
        execution.onProgress?.(done, of)
      },
    }
  }

  function noteTouched(operation: Operation<unknown, unknown>, { touched, reactions }: Turn) {
    reactions.note(operation)
    for (const { projection, writer } of projections) {
      for (const id of projection.touchedBy(operation)) {
        const ids = touched.get(writer)
        if (ids) ids.add(id)
        else touched.set(writer, new Set([id]))
      }
    }
  }

  return {
    execute,
    read,
    get head(): Head | undefined {
      return head
    },
    tables,
    guard,
    projections: projections.map(({ writer }) => writer),
    settle: debt.settle,
  }
}

/** What is said of one operation, as {@link CommandContext.emit} takes it. */
type Content = Parameters<CommandContext['emit']>[2]

function loadHead(read: ReadDatabase): Head | undefined {
  const row = read.get<RowOf<typeof replicaTable>>(`select * from replica where id='own'`)
  if (!row) return undefined
  return {
    siteId: row.site_id,
    incarnation: row.incarnation,
    letter: row.letter,
    sequence: row.sequence,
    position: row.position,
    hash: row.hash,
  }
}

function requireHead(head: Head | undefined): Head {
  if (!head) throw new DeskError('log.notSetUp')
  return head
}

/** Only the program itself speaks for others. */
function requireProgram(call: CommandCall): void {
  if (call.actor.role !== 'system') throw new DeskError('permission.denied', { permission: 'system' })
}

function hashInput(call: CommandCall): string {
  const asked = [call.name, call.actor.staffId, call.happenedAt ?? null, call.input ?? null]
  return hash('sha256', canonicalJson(asked), 'base64url')
}
