import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { JobDefinition, JobProgress } from '../jobs/job.ts'
import { threadUrl } from '../jobs/thread-url.ts'
import { type JobPlace, openJobContext } from './job-context.ts'
import { createRounds } from './rounds.ts'
import { type Failure, revive } from './thread-failure.ts'

export interface JobStart {
  readonly name: string
  readonly input: unknown
  readonly place: JobPlace
  readonly cancelled: Int32Array
}

export type JobMessage =
  | { readonly progress: JobProgress }
  | { readonly result: unknown }
  | { readonly failure: Failure }

export interface RunJobOptions {
  readonly signal?: AbortSignal
  onProgress?(progress: JobProgress): void
  /** So little that to start a thread would take longer: done in this one, a few milliseconds at a time. */
  readonly isShort?: boolean
}

/** Runs jobs of one desk, in threads or (in tests and one-shot commands) in this one. */
export interface JobRunner {
  run<Input extends z.ZodType, Result>(
    definition: JobDefinition<string, Input, Result>,
    input: z.input<Input>,
    options?: RunJobOptions,
  ): Promise<Result>
  /** Calls off every job, takes no more (`job.cancelled`) and resolves when their threads have let go of the data. */
  close(): Promise<void>
}

export function createJobRunner(place: JobPlace, threads: boolean): JobRunner {
  const closing = new AbortController()
  const rounds = createRounds()
  return {
    async run(definition, input, options = {}) {
      if (closing.signal.aborted) throw new DeskError('job.cancelled')
      const signal = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])])
      const controlled = { ...options, signal }
      const untyped = definition as unknown as JobDefinition
      if (!threads || options.isShort)
        return (await rounds.run(runInline(place, untyped, input, controlled))) as never
      const { result, ended } = runInThread(place, untyped, input, controlled)
      // A job has its result before its thread is gone, and until then the thread holds the database.
      void rounds.run(ended)
      return (await result) as never
    },
    async close() {
      closing.abort()
      await rounds.settled()
    },
  }
}

async function runInline(
  place: JobPlace,
  definition: JobDefinition,
  input: unknown,
  options: RunJobOptions,
): Promise<unknown> {
  const signal = options.signal ?? new AbortController().signal
  const { context, close } = openJobContext(
    place,
    signal,
    () => signal.aborted,
    progress => options.onProgress?.(progress),
  )
  try {
    return await definition.run(context, definition.input.parse(input))
  } finally {
    close()
  }
}

/**
 * Memory of a job's thread. A small nursery costs little time over tens of thousands of rows and saves 100 MB; the
 * bound on the rest keeps one bad file from taking the computer down, and makes the collector tidier long before.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 }

function outOfMemory(error: unknown): DeskError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new DeskError('job.outOfMemory', {}, { cause: error })
    : undefined
}

function runInThread(
  place: JobPlace,
  definition: JobDefinition,
  input: unknown,
  options: RunJobOptions,
): { readonly result: Promise<unknown>; readonly ended: Promise<void> } {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const result = new Promise<unknown>((resolve, reject) => {
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const start: JobStart = { name: definition.name, input, place, cancelled }
    const worker = new Worker(threadUrl('job-thread'), {
      workerData: start,
      resourceLimits,
    })
    const abort = () => {
      Atomics.store(cancelled, 0, 1)
      worker.postMessage('cancel')
    }
    if (options.signal?.aborted) abort()
    options.signal?.addEventListener('abort', abort, { once: true })
    const report = (progress: JobProgress) => {
      try {
        options.onProgress?.(progress)
      } catch (error) {
        // Whoever is told calls it off by throwing. Nobody catches what is thrown out of here: it would end the desk.
        abort()
        reject(error)
      }
    }
    worker.on('message', (message: JobMessage) => {
      if ('progress' in message) report(message.progress)
      else if ('result' in message) resolve(message.result)
      else reject(revive(message.failure))
    })
    worker.on('error', error => reject(outOfMemory(error) ?? error))
    worker.on('exit', code => {
      options.signal?.removeEventListener('abort', abort)
      reject(new Error(`the job thread ended with code ${code}`))
      end()
    })
  })
  return { result, ended }
}
