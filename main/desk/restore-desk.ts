import { DeskError, type ErrorParams } from '../contract/errors.ts'
import { explainFailure } from './failures.ts'
import type { RestoreResult } from './restore.ts'
import type { RestoreProgress } from './restore-stage.ts'

/** What a person chose on the first screen of a new computer. */
export interface RestoreOrder {
  /** The generation. */
  readonly file: string
  /** As printed at set-up. */
  readonly recoveryKey: string
  readonly withoutMissingFiles?: boolean
}

/** How a restore stands, for whoever looks at the first screen. */
export type RestoreView =
  | ({ readonly state: 'running' } & RestoreProgress)
  | { readonly state: 'done'; readonly result: RestoreResult }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly code: string; readonly params: ErrorParams }

export interface RestoreControl {
  readonly signal: AbortSignal
  progress(progress: RestoreProgress): void
}

/** The one restore of a desk that is new: started once, watched by whoever has the page open. */
export interface Restorer {
  /** Errors: `backup.restoring` while one is under way. */
  start(work: (control: RestoreControl) => Promise<RestoreResult>): void
  view(): RestoreView | undefined
  cancel(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

export function createRestorer(): Restorer {
  let view: RestoreView | undefined
  let stop = new AbortController()
  let under: Promise<void> = Promise.resolve()

  const run = async (work: (control: RestoreControl) => Promise<RestoreResult>) => {
    try {
      const progress = (now: RestoreProgress) => {
        view = { state: 'running', ...now }
      }
      view = { state: 'done', result: await work({ signal: stop.signal, progress }) }
    } catch (thrown) {
      view = failureOf(thrown)
    }
  }

  return {
    start(work) {
      if (view?.state === 'running') throw new DeskError('backup.restoring')
      stop = new AbortController()
      view = { state: 'running', stage: 'unpack', done: 0, of: 0 }
      under = run(work)
    },
    view: () => view,
    cancel: () => stop.abort(),
    settled: () => under,
  }
}

function failureOf(thrown: unknown): RestoreView {
  const error = explainFailure(thrown)
  if (!(error instanceof DeskError)) {
    process.stderr.write(`restore: ${error instanceof Error ? error.stack : String(error)}\n`)
    return { state: 'failed', code: 'unexpected', params: { reference: 'restore' } }
  }
  return error.code === 'job.cancelled'
    ? { state: 'cancelled' }
    : { state: 'failed', code: error.code, params: error.params }
}
