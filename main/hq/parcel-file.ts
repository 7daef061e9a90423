import { createReadStream } from 'node:fs'
import { explainDiskError } from '../archive/disk.ts'

/** Reads a parcel that lies on a disk, as far as `read` goes; failures of the disk are told in words for people. */
export async function readParcelFile<Result>(
  file: string,
  read: (source: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  const source = createReadStream(file)
  try {
    return await read(source)
  } catch (error) {
    throw explainDiskError(error)
  } finally {
    source.destroy()
  }
}
