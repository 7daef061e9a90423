import { ZodError, type z } from 'zod'
import { DeskError } from './errors.ts'

type Issue = z.core.$ZodIssue

/** The first thing wrong with an input, as an error for people. Values are not quoted: they may be personal. */
export function inputError(error: ZodError): DeskError {
  const issue = error.issues[0]
  if (!issue) return new DeskError('input.invalid', { where: 'input' }, { cause: error })
  const where = fieldOf(issue)
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return new DeskError('input.tooLong', { where, most: Number(issue.maximum) }, { cause: error })
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return new DeskError('input.tooMany', { where, most: Number(issue.maximum) }, { cause: error })
  }
  if (isMissing(issue)) return new DeskError('input.missing', { where }, { cause: error })
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return new DeskError('input.tooShort', { where, least: Number(issue.minimum) }, { cause: error })
  }
  if (issue.code === 'custom' && issue.message === 'text.notStorable') {
    return new DeskError('input.notStorable', { where }, { cause: error })
  }
  return new DeskError('input.invalid', { where }, { cause: error })
}

/** Nothing was given where something is needed. */
function isMissing(issue: Issue): boolean {
  if (issue.code === 'too_small') return issue.minimum === 1
  return issue.code === 'invalid_type' && issue.input === undefined
}

/** The field a person would point at: the last name on the way, with its place in a list. */
function fieldOf(issue: Issue): string {
  const names = issue.path.filter(step => typeof step === 'string' && step !== 'input')
  return names.at(-1)?.toString() ?? 'input'
}

/** True for what a schema throws. */
export const isInputError = (error: unknown): error is ZodError => error instanceof ZodError
