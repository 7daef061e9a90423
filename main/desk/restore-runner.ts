import { Worker } from 'node:worker_threads'
import { DeskError } from '../contract/errors.ts'
import { threadUrl } from '../jobs/thread-url.ts'
import type { DeskKeys } from './core.ts'
import type { RestoreProgress, StagedDesk, StageOptions } from './restore-stage.ts'
import { type Failure, revive } from './thread-failure.ts'

/** What the thread of a restore is told. Derived keys cross threads; the data key and the recovery key do not. */
export interface RestoreStart extends Omit<StageOptions, 'backup' | 'keys' | 'progress'> {
  /** The generation. */
  readonly from: string
  /** The data folder that is being restored, for messages. */
  readonly target: string
  readonly keys: { readonly [Purpose in keyof DeskKeys]: Uint8Array }
  readonly cancelled: Int32Array
}

export type RestoreMessage =
  | { readonly progress: RestoreProgress }
  | { readonly result: StagedDesk }
  | { readonly failure: Failure }

export interface RestoreControl {
  readonly signal?: AbortSignal | undefined
  progress?(progress: RestoreProgress): void
}

/** Runs the restore in a thread of its own. Errors: those of `stageRestore`, `job.cancelled`, `job.outOfMemory`. */
export function stageInThread(
  start: Omit<RestoreStart, 'cancelled'>,
  { signal, progress }: RestoreControl,
): Promise<StagedDesk> {
  return new Promise((resolve, reject) => {
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const abort = () => Atomics.store(cancelled, 0, 1)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    const worker = new Worker(threadUrl('restore-thread'), { workerData: { ...start, cancelled } })
    worker.on('message', (message: RestoreMessage) => {
      if ('progress' in message) progress?.(message.progress)
      else if ('result' in message) resolve(message.result)
      else reject(revive(message.failure))
    })
    worker.on('error', error =>
      reject(
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new DeskError('job.outOfMemory', {}, { cause: error })
          : error,
      ),
    )
    worker.on('exit', code => {
      signal?.removeEventListener('abort', abort)
      reject(new Error(`the restore thread ended with code ${code}`))
    })
  })
}
