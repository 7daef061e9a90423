import { createHash } from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import { DeskError } from '../contract/errors.ts'
import type { FileToCarry } from './format/bundle-writer.ts'

/** A file of the archive that cannot be read; the bundle goes without it. */
export class UnreadableFile extends Error {
  readonly sha256: string
  constructor(sha256: string, options: ErrorOptions) {
    super('a file of the archive cannot be read', options)
    this.sha256 = sha256
  }
}

/**
 * Files of the archive as they go into parcels: whole, or in slices where one is larger than a parcel. Those that are
 * not there are passed over.
 * @param most bytes of a slice
 * @param onMissing told of each file that is not there
 */
export async function* piecesOfFiles(
  archive: Archive,
  hashes: Iterable<string>,
  most: number,
  onMissing: (sha256: string) => void,
): AsyncGenerator<FileToCarry> {
  for (const sha256 of hashes) {
    const bytes = await sizeOf(archive, sha256)
    if (bytes === undefined) onMissing(sha256)
    else if (bytes <= most) yield { file: { sha256, bytes }, read: () => reading(archive, sha256) }
    else
      for (let from = 0; from < bytes; from += most) {
        const slice = { from, bytes: Math.min(most, bytes - from) }
        const range = { start: from, end: from + slice.bytes }
        const sliced = await hashOf(reading(archive, sha256, range))
        yield {
          file: { sha256, bytes, slice: { ...slice, sha256: sliced } },
          read: () => reading(archive, sha256, range),
        }
      }
  }
}

async function sizeOf(archive: Archive, sha256: string): Promise<number | undefined> {
  try {
    return await archive.size(sha256)
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

async function* reading(
  archive: Archive,
  sha256: string,
  range?: Parameters<Archive['read']>[1],
): AsyncGenerator<Uint8Array> {
  try {
    yield* archive.read(sha256, range)
  } catch (error) {
    throw isUnreadable(error) ? new UnreadableFile(sha256, { cause: error }) : error
  }
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof DeskError && (error.code === 'archive.missing' || error.code === 'archive.damaged')

async function hashOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const sha = createHash('sha256')
  for await (const piece of pieces) sha.update(piece)
  return sha.digest('hex')
}
