import { DeskError } from '../contract/errors.ts'
import { roleMay } from '../contract/permissions.ts'
import { type Connection, openConnection } from '../database/sqlite.ts'
import type { Head } from '../log/append.ts'
import { storageError } from '../log/failures.ts'
import { createWriterCore, type Environment, type WriterCore } from '../log/writer-core.ts'
import { findStaff } from '../staff/queries.ts'
import { commands, projections, reactions, syncedTables } from './domains.ts'

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
  close(): void
}

/** Opens the one write connection. Roles are looked up at each call, so a change holds at once. */
export function openWriter(options: OpenWriterOptions): OpenWriter {
  const connection = openConnection({ file: options.file, key: options.key })
  const core = createWriterCore({
    connection,
    commands,
    projections,
    reactions,
    syncedTables,
    ...(options.environment ? { environment: options.environment } : {}),
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
    authorise(read, command, call) {
      const { staffId } = call.actor
      const role = staffId === null ? call.actor.role : currentRole(findStaff(read, staffId))
      if (!roleMay(role, command.permission)) {
        throw new DeskError('permission.denied', { permission: command.permission })
      }
    },
  })
  return {
    connection,
    core,
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

function currentRole(member: { role: string; active: number } | undefined): string {
  if (member?.active !== 1) throw new DeskError('session.required')
  return member.role
}
