import { randomUUID } from 'node:crypto'
import { DeskError, type ErrorParams } from '../contract/errors.ts'
import { explainFailure } from './failures.ts'
import { createRounds } from './rounds.ts'

export type JobState = 'running' | 'done' | 'failed' | 'cancelled'

/** A long piece of work as people see it. */
export interface JobView {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly done: number
  readonly of: number
  readonly startedAt: number
  /** What the work gave; set when done. */
  readonly result: unknown
  /** Why it failed. */
  readonly error: { readonly code: string; readonly params: ErrorParams } | null
}

interface Entry extends Omit<JobView, 'state' | 'done' | 'of' | 'result' | 'error'> {
  readonly staffId: string
  state: JobState
  done: number
  of: number
  result: unknown
  error: JobView['error']
  readonly stop: AbortController
}

/** How long finished work stays on the board for its owner to look at, in milliseconds. */
const keepFinished = 3_600_000

export interface JobControl {
  readonly signal: AbortSignal
  progress(done: number, of: number): void
}

/** Work that runs longer than a request: started by somebody, watched and cancelled by them. Not kept over a restart. */
export function createJobBoard(now: () => number) {
  const entries = new Map<string, Entry>()
  const rounds = createRounds()

  function start(kind: string, staffId: string, work: (control: JobControl) => Promise<unknown>): string {
    for (const [id, entry] of entries) {
      if (entry.state !== 'running' && now() - entry.startedAt > keepFinished) entries.delete(id)
    }
    const stop = new AbortController()
    const entry: Entry = {
      id: randomUUID(),
      kind,
      staffId,
      state: 'running',
      done: 0,
      of: 0,
      startedAt: now(),
      result: null,
      error: null,
      stop,
    }
    entries.set(entry.id, entry)
    const control: JobControl = {
      signal: stop.signal,
      progress(done, of) {
        if (stop.signal.aborted) throw new DeskError('job.cancelled')
        entry.done = done
        entry.of = of
      },
    }
    void rounds.run(finish(entry, work(control)))
    return entry.id
  }

  function find(id: string, staffId: string): Entry {
    const entry = entries.get(id)
    if (!entry || entry.staffId !== staffId) throw new DeskError('thing.notFound', { what: 'job' })
    return entry
  }

  return {
    start,
    view(id: string, staffId: string): JobView {
      const { kind, state, done, of, startedAt, result, error } = find(id, staffId)
      return { id, kind, state, done, of, startedAt, result, error }
    },
    cancel: (id: string, staffId: string) => find(id, staffId).stop.abort(),
    cancelAll() {
      for (const entry of entries.values()) entry.stop.abort()
    },
    /** Resolves when nothing is under way any more. */
    settled: () => rounds.settled(),
  }
}

async function finish(entry: Entry, work: Promise<unknown>): Promise<void> {
  try {
    entry.result = await work
    entry.state = 'done'
  } catch (thrown) {
    const error = explainFailure(thrown)
    entry.state = error instanceof DeskError && error.code === 'job.cancelled' ? 'cancelled' : 'failed'
    entry.error =
      error instanceof DeskError
        ? { code: error.code, params: error.params }
        : { code: 'unexpected', params: { reference: entry.id.slice(0, 8) } }
    if (!(error instanceof DeskError))
      process.stderr.write(
        `job ${entry.kind} ${entry.id}: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
  }
}
