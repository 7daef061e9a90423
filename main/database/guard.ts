import type { Connection } from './sqlite.ts'

/**
 * The write guard: triggers on the log and on every synced table abort a write unless the one row of
 * `write_guard` is open. The log opens and closes it inside its transaction, so whatever else gets hold of a
 * connection (a mistake, a tool, a cold path of the ORM) cannot change what the log does not know.
 *
 * A refused write takes its whole transaction back. Could it end the statement only, SQLite would keep a journal of
 * every statement that fires a trigger, which costs a seventh of an import.
 */
export function createGuard(connection: Connection): { open(): void; close(): void } {
  const set = connection.prepare(`update write_guard set open=? where id='guard'`)
  return {
    open: () => void set.run(1),
    close: () => void set.run(0),
  }
}

/** The statements that guard one table; used by migrations. */
export function guardTriggers(table: string): string[] {
  return ['insert', 'update', 'delete'].map(
    event =>
      `create trigger "${table}_guard_${event}" before ${event} on "${table}"
       when (select open from write_guard) is not 1
       begin select raise(rollback, 'write guard: ${table} is written by the log only'); end`,
  )
}
