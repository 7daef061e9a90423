import { Worker } from 'node:worker_threads'
import { DeskError } from '../contract/errors.ts'
import { threadUrl } from '../jobs/thread-url.ts'
import type { Head } from '../log/append.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
import type { OpenWriterOptions } from './writer.ts'
import { revive } from './thread-failure.ts'
import type { WorkReply, WorkRequest } from './writer-client.ts'

export interface StartWriterOptions extends Pick<OpenWriterOptions, 'file' | 'key' | 'onCommit'> {
  /** The thread ended by itself after it had opened. Called before anybody who waits for it is told. */
  onEnd(reason: Error): void
}

/** One writer thread, from its start to its end. */
export interface WriterThread {
  /** Where the log stood when it opened. */
  readonly head: Head | undefined
  /** Errors: those of the work; `database.writerLost` where the thread ended before it answered. */
  ask(work: WorkRequest['work'], execution?: ExecuteOptions): Promise<unknown>
  /** Finishes what is queued, closes the connection and ends the thread. */
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
  readonly execution: ExecuteOptions
  readonly cancelled: Int32Array | null
  /** What whoever is told of the work failed with, apart from calling it off. */
  fault?: { readonly error: unknown }
}

/**
 * Tells how far the work is; true where it is to end. Whoever is told calls it off by throwing `job.cancelled`; anything
 * else they throw is a fault of the program, which ends the work too and is what its caller gets. Nobody would catch
 * either here, and it would end the desk.
 */
function endsBy(waiting: Waiting, { done, of }: { readonly done: number; readonly of: number }): boolean {
  const { onProgress, isCancelled } = waiting.execution
  if (waiting.fault) return true
  try {
    onProgress?.(done, of)
    return isCancelled?.() ?? false
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'job.cancelled')) waiting.fault = { error }
    return true
  }
}

/** Starts a thread with the one write connection. Rejects where it cannot be opened. */
export async function startWriterThread(options: StartWriterOptions): Promise<WriterThread> {
  const worker = new Worker(threadUrl('writer-thread'), {
    workerData: { file: options.file, key: options.key },
  })
  const waiting = new Map<number, Waiting>()
  let nextTicket = 1
  let opened = false
  let closing = false
  let ended: Error | undefined

  const end = (reason: Error) => {
    if (ended) return
    ended = reason
    if (opened && !closing) options.onEnd(reason)
    // The commit may have come before the end and only its answer be lost.
    for (const { reject } of waiting.values()) reject(lost(reason))
    waiting.clear()
  }
  const settle = (reply: Exclude<WorkReply, { ready: unknown } | { notOpened: unknown }>) => {
    if ('moved' in reply) return options.onCommit?.(reply.moved)
    if ('committed' in reply && reply.committed) options.onCommit?.(reply.committed)
    const entry = waiting.get(reply.ticket)
    if (!entry) return undefined
    if ('progress' in reply) {
      if (endsBy(entry, reply.progress) && entry.cancelled) Atomics.store(entry.cancelled, 0, 1)
      return undefined
    }
    waiting.delete(reply.ticket)
    // Where all was recorded before the fault was heard of, the same command again answers with what it did.
    if (entry.fault) entry.reject(entry.fault.error)
    else if ('failure' in reply) entry.reject(revive(reply.failure))
    else entry.resolve(reply.result)
    return undefined
  }

  const head = await new Promise<Head | null>((resolve, reject) => {
    worker.on('message', (reply: WorkReply) => {
      if ('notOpened' in reply) return reject(revive(reply.notOpened))
      if (!('ready' in reply)) return settle(reply)
      opened = true
      return resolve(reply.ready)
    })
    worker.on('error', error => end(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', code => {
      end(new Error(`the writer thread ended with code ${code}`))
      reject(ended)
    })
  })

  const ask = (work: WorkRequest['work'], execution: ExecuteOptions = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(lost(ended))
      const ticket = nextTicket
      nextTicket += 1
      const watched = execution.isCancelled ?? execution.onProgress
      const cancelled = watched ? new Int32Array(new SharedArrayBuffer(4)) : null
      waiting.set(ticket, { resolve, reject, execution, cancelled })
      return worker.postMessage({ ticket, work, cancelled } satisfies WorkRequest)
    })

  return {
    head: head ?? undefined,
    ask,
    async close() {
      if (ended) return
      closing = true
      await ask({ close: true })
      await worker.terminate()
    },
  }
}

const lost = (cause: Error) => new DeskError('database.writerLost', {}, { cause })
