import type { JobContext } from '../jobs/job.ts'
import { type HeadFile, readHeadFile } from './head-file.ts'
import { partOf, type VerifyPart } from './verify-part.ts'

/**
 * Whether the log still holds the operation that the head file remembers. A desk that never came to write one has
 * none; one that is there was written whole, so one that cannot be read was damaged.
 */
export function verifyHead({ dataFolder, read }: JobContext): VerifyPart {
  // The file first: the log may grow meanwhile, never the other way about.
  const head = readHeadFile(dataFolder)
  if (head === undefined) return partOf(0, [])
  if (head === 'unreadable') return partOf(1, ['head.json cannot be read'])
  return partOf(1, problemsOf(head, hashAt(read, head)))
}

const hashAt = (read: JobContext['read'], { incarnation, sequence }: HeadFile) =>
  read.get<{ hash: string }>('select hash from operation where incarnation=? and sequence=?', [
    incarnation,
    sequence,
  ])?.hash

function problemsOf({ sequence, hash }: HeadFile, found: string | undefined): string[] {
  if (found === undefined) return [`the log ends before operation ${sequence} that head.json remembers`]
  return found === hash ? [] : [`operation ${sequence} is another than head.json remembers`]
}
