import type { ExecuteOptions } from '../log/writer-core.ts'
import type { OpenWriter } from './writer.ts'

/**
 * Work of the writer that is no command: it changes nothing people entered, only how it is kept. Runs in the
 * writer's turn like a command does.
 */
export const writerTasks = {
  /** Forgets answers of commands after 90 days; moves the WAL into the database file. */
  tidy(
    { connection }: OpenWriter,
    input: { now: number },
    _execution: ExecuteOptions,
  ): { forgotten: number } {
    const { changes } = connection
      .prepare('delete from command_result where at < ?')
      .run(input.now - 90 * 86_400_000)
    connection.pragma('wal_checkpoint(PASSIVE)')
    return { forgotten: changes }
  },
} as const

export type WriterTasks = typeof writerTasks
export type TaskName = keyof WriterTasks
export type TaskInput<Name extends TaskName> = Parameters<WriterTasks[Name]>[1]
export type TaskResult<Name extends TaskName> = ReturnType<WriterTasks[Name]>
