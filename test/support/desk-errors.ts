import { DeskError } from '../../main/contract/errors.ts'

export function isDeskError(error: unknown): error is DeskError {
  return error instanceof DeskError
}
