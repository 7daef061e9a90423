import { statfs } from 'node:fs/promises'
import { DeskError } from '../contract/errors.ts'

/** Bytes a program may still write in the folder; undefined where the system does not say. */
export async function bytesLeft(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    // A share that tells nothing about its space says so when it is full.
    return undefined
  }
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

/**
 * Refuses work that would fill the disk, before anything is written. Errors: `backup.noSpace` with megabytes.
 * @param needed bytes
 */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const left = await bytesLeft(folder)
  if (left === undefined || left >= needed) return
  throw new DeskError('backup.noSpace', { folder, needed: megabytes(needed), left: megabytes(left) })
}
