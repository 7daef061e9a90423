import { DeskError, type ErrorParams, isErrorCode } from '../contract/errors.ts'
import { explainFailure } from './failures.ts'

/** An error as it crosses threads. Its own module: a job thread loads nothing of the desk but the job it runs. */
export interface Failure {
  readonly code?: string
  readonly params?: ErrorParams
  readonly message: string
  readonly stack?: string
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
