import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'

/** A small file that was named on the command line. Errors: `host.fileMissing`. */
export function readGiven(path: string): Buffer {
  const file = resolve(path)
  if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
  return readFileSync(file)
}
