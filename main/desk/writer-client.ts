import { Worker } from 'node:worker_threads'
import { DeskError, type ErrorParams, isErrorCode } from '../contract/errors.ts'
import { threadUrl } from '../jobs/thread-url.ts'
import type { Head } from '../log/append.ts'
import { explainFailure } from './failures.ts'
import type { CommandCall } from '../log/command.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
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
    execute: async (call, execution) => writer.core.execute(call, execution),
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
  /** Set to 1 by the asking side to cancel; the writer thread is busy then and could not hear a message. */
  readonly cancelled: Int32Array
}

export type WorkReply =
  | { readonly ready: Head | null }
  | { readonly notOpened: Failure }
  | { readonly committed: Head }
  | { readonly ticket: number; readonly progress: { done: number; of: number } }
  | { readonly ticket: number; readonly result: unknown }
  | { readonly ticket: number; readonly failure: Failure }

export interface Failure {
  readonly code?: string
  readonly params?: ErrorParams
  readonly message: string
  readonly stack?: string
}

/** The writer in a thread of its own, so that a long commit never holds up reads or the window. */
export async function openThreadWriter(options: Omit<OpenWriterOptions, 'environment'>): Promise<DeskWriter> {
  const worker = new Worker(threadUrl('writer-thread'), {
    workerData: { file: options.file, key: options.key },
  })
  const waiting = new Map<
    number,
    {
      resolve(value: unknown): void
      reject(error: unknown): void
      execution: ExecuteOptions
      cancelled: Int32Array
    }
  >()
  let nextTicket = 1
  let dead: Error | undefined

  const failAll = (error: Error) => {
    dead = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const head = await new Promise<Head | null>((resolve, reject) => {
    worker.on('message', (reply: WorkReply) => {
      if ('ready' in reply) return resolve(reply.ready)
      if ('notOpened' in reply) return reject(revive(reply.notOpened))
      if ('committed' in reply) return options.onCommit?.(reply.committed)
      const entry = waiting.get(reply.ticket)
      if (!entry) return undefined
      if ('progress' in reply) {
        entry.execution.onProgress?.(reply.progress.done, reply.progress.of)
        if (entry.execution.isCancelled?.()) Atomics.store(entry.cancelled, 0, 1)
        return undefined
      }
      waiting.delete(reply.ticket)
      if ('failure' in reply) entry.reject(revive(reply.failure))
      else entry.resolve(reply.result)
      return undefined
    })
    worker.on('error', error => {
      const failure = error instanceof Error ? error : new Error(String(error))
      reject(failure)
      failAll(failure)
    })
    worker.on('exit', code => failAll(new Error(`the writer thread ended with code ${code}`)))
  })

  const ask = (work: WorkRequest['work'], execution: ExecuteOptions = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      const ticket = nextTicket
      nextTicket += 1
      const cancelled = new Int32Array(new SharedArrayBuffer(4))
      waiting.set(ticket, { resolve, reject, execution, cancelled })
      return worker.postMessage({ ticket, work, cancelled } satisfies WorkRequest)
    })

  return {
    head: head ?? undefined,
    execute: (call, execution) => ask({ call }, execution),
    run: (task, input, execution) => ask({ task, input }, execution) as never,
    async close() {
      if (dead) return
      await ask({ close: true })
      await worker.terminate()
    },
  }
}

/** An error of another thread as it was thrown there. */
export function revive(failure: Failure): Error {
  if (failure.code !== undefined && isErrorCode(failure.code))
    return new DeskError(failure.code, failure.params ?? {})
  const error = new Error(failure.message)
  if (failure.stack !== undefined) error.stack = failure.stack
  return error
}

/** An error in a form that crosses threads. */
export function toFailure(thrown: unknown): Failure {
  const error = explainFailure(thrown)
  if (error instanceof DeskError) return { code: error.code, params: error.params, message: error.message }
  if (error instanceof Error)
    return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
  return { message: String(error) }
}
