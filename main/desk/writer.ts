import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { mayAct } from '../contract/permissions.ts'
import {
  type Connection,
  narrowAfterTurns,
  openConnection,
  widenForTurns,
  withWideCache,
} from '../database/sqlite.ts'
import type { Head } from '../log/append.ts'
import type { CommandCall } from '../log/command.ts'
import { storageError } from '../log/failures.ts'
import {
  createWriterCore,
  type Environment,
  type ExecuteOptions,
  type WriterCore,
} from '../log/writer-core.ts'
import { findStaff } from '../staff/queries.ts'
import { commands, operations, projections, reactions, syncedTables } from './domains.ts'

export interface OpenWriterOptions {
  readonly file: string
  readonly key: Buffer
  readonly environment?: Environment
  onCommit?(head: Head): void
}

/** The write connection of a desk with everything that may use it. One per data folder. */
export interface OpenWriter {
  readonly connection: Connection
  readonly core: WriterCore
  /** Runs a command as the core does; one that writes very much gets more memory meanwhile. */
  execute(call: CommandCall, execution?: ExecuteOptions): unknown
  close(): void
}

/** Opens the one write connection. Roles are looked up at each call, so a change holds at once. */
export function openWriter(options: OpenWriterOptions): OpenWriter {
  const connection = openConnection({ file: options.file, key: options.key })
  const core = createWriterCore({
    connection,
    commands,
    projections,
    registry: operations,
    reactions,
    syncedTables,
    ...(options.environment ? { environment: options.environment } : {}),
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
    authorise(read, command, call) {
      const { staffId, limit } = call.actor
      const role = staffId === null ? call.actor.role : currentRole(findStaff(read, staffId))
      if (!mayAct({ role, limit }, command.permission)) {
        throw new DeskError('permission.denied', { permission: command.permission })
      }
    },
  })
  return {
    connection,
    core,
    execute(call, execution) {
      const work = () => core.execute(call, execution)
      const { derivedLater, inTurns } = commands.get(call.name) ?? {}
      if (inTurns) return inOneTurn(connection, work)
      return derivedLater ? withWideCache(connection, work) : work()
    },
    close() {
      try {
        connection.pragma('wal_checkpoint(TRUNCATE)')
      } catch (error) {
        // On a full disk everything stays in the WAL, where the next start finds it; nothing is lost.
        if (storageError(error) === error) throw error
      } finally {
        connection.close()
      }
    },
  }
}

const Left = z.object({ left: z.literal(true) })

/** Does one of many turns; what it needs to be quick is kept for the next one, if there is one. */
function inOneTurn(connection: Connection, work: () => unknown): unknown {
  let left = false
  widenForTurns(connection)
  try {
    const answer = work()
    left = Left.safeParse(answer).success
    return answer
  } finally {
    if (!left) narrowAfterTurns(connection)
  }
}

function currentRole(member: { role: string; active: number } | undefined): string {
  if (member?.active !== 1) throw new DeskError('session.required')
  return member.role
}
