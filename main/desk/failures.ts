import { explainDiskError } from '../archive/disk.ts'
import { storageError } from '../log/failures.ts'

/**
 * A failure of the disk or the database in words for people, wherever it came up; everything else as it is. Errors
 * lose their system code on the way between threads, so this is done on the side where they were thrown.
 */
export function explainFailure(error: unknown): unknown {
  return storageError(explainDiskError(error))
}
