import type { Head } from '../log/append.ts'
import type { CommandCall } from '../log/command.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
import type { Failure } from './thread-failure.ts'
import { type TaskInput, type TaskName, type TaskResult, writerTasks } from './tasks.ts'
import { type OpenWriterOptions, openWriter } from './writer.ts'

/** The writer as the rest of the desk sees it: one queue, whatever thread it runs in. */
export interface DeskWriter {
  /** Where the log stood when the writer was opened. */
  readonly head: Head | undefined
  execute(call: CommandCall, options?: ExecuteOptions): Promise<unknown>
  run<Name extends TaskName>(
    task: Name,
    input: TaskInput<Name>,
    options?: ExecuteOptions,
  ): Promise<TaskResult<Name>>
  /** Finishes what is queued, then closes the connection. */
  close(): Promise<void>
}

/** Everything in this thread: for tests and one-shot commands. */
export function openInlineWriter(options: OpenWriterOptions): DeskWriter {
  const writer = openWriter(options)
  return {
    head: writer.core.head,
    execute: async (call, execution) => writer.execute(call, execution),
    run: async (task, input, execution = {}) => writerTasks[task](writer, input as never, execution) as never,
    close: async () => writer.close(),
  }
}

export interface WorkRequest {
  readonly ticket: number
  readonly work:
    | { readonly call: CommandCall }
    | { readonly task: TaskName; readonly input: unknown }
    | { readonly close: true }
  /**
   * Set to 1 by the asking side to cancel; the writer thread is busy then and could not hear a message. Null for work
   * that nobody can cancel.
   */
  readonly cancelled: Int32Array | null
}

export type WorkReply =
  | { readonly ready: Head | null }
  | { readonly notOpened: Failure }
  /** A task moved the log; more may follow. */
  | { readonly moved: Head }
  | { readonly ticket: number; readonly progress: { done: number; of: number } }
  /** With where the log stands now, where a command moved it: one message is heard sooner than two. */
  | { readonly ticket: number; readonly result: unknown; readonly committed: Head | null }
  | { readonly ticket: number; readonly failure: Failure }
