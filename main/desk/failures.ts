import { explainDiskError, systemCode } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { storageError } from '../log/failures.ts'

/**
 * A failure of the disk or the database in words for people, wherever it came up; everything else as it is. Errors
 * lose their system code on the way between threads, so this is done on the side where they were thrown.
 */
export function explainFailure(error: unknown): unknown {
  return storageError(explainDiskError(error))
}

/** A disk that is full or broken is told in words for people. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainFailure(error)
  }
}

/** A place that takes no data folder (`/proc`, a folder of somebody else, a file) is told with what to do. */
export async function usable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await explained(work)
  } catch (error) {
    const reason = error instanceof DeskError ? undefined : systemCode(error)
    if (reason === undefined) throw error
    throw new DeskError('database.noFolder', { folder, reason }, { cause: error })
  }
}
