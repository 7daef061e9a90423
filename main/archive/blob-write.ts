import { createHash } from 'node:crypto'
import { DeskError } from '../contract/errors.ts'
import { type BlobCipher, headerSize, tagSize } from './blob-format.ts'
import type { DiskFile } from './disk.ts'

/** Limits of one store. */
export interface StoreOptions {
  /** Plain bytes; more is refused with `archive.tooLarge`. */
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** What was stored: `hash` is the SHA-256 of the plain bytes in hexadecimal, `size` their number. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

/**
 * Writes a blob from a stream, hashing on the way, with two chunks in memory. The file is not synced.
 * `identity` goes into the footer in place of the hash where the blob is named by something else.
 */
export async function writeBlob(
  file: DiskFile,
  cipher: BlobCipher,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: StoreOptions,
  identity?: Buffer,
): Promise<StoredFile> {
  const { chunkSize } = cipher
  const sha = createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkSize)
  let filled = 0
  let size = 0
  let index = 0
  // One write is under way while the next chunk is hashed and encrypted.
  let underWay: Promise<void> = file.write(cipher.header, 0)

  const put = async (last: boolean) => {
    const sealed = cipher.sealChunk(index, chunk.subarray(0, filled), last)
    const position = headerSize + index * (chunkSize + tagSize)
    await underWay
    underWay = file.write(sealed, position)
    index += 1
    filled = 0
  }

  try {
    for await (const piece of source) {
      if (options.signal?.aborted) throw new DeskError('job.cancelled')
      size += piece.length
      if (size > options.maxBytes) throw tooLarge(options.maxBytes)
      sha.update(piece)
      for (let at = 0; at < piece.length; ) {
        // A full chunk waits until more bytes come: only then is it known not to be the last.
        if (filled === chunkSize) await put(false)
        const count = Math.min(chunkSize - filled, piece.length - at)
        chunk.set(piece.subarray(at, at + count), filled)
        filled += count
        at += count
      }
    }
    if (options.signal?.aborted) throw new DeskError('job.cancelled')
    await put(true)
    await underWay
    const hash = sha.digest()
    const end = headerSize + size + index * tagSize
    await file.write(cipher.sealFooter({ identity: identity ?? hash, size }), end)
    return { hash: hash.toString('hex'), size }
  } finally {
    // The file is about to be closed; a write under way must not outlive it.
    await Promise.allSettled([underWay])
  }
}

/** The error for more bytes than allowed. */
export function tooLarge(maxBytes: number): DeskError {
  return new DeskError('archive.tooLarge', { limitMb: Math.floor(maxBytes / 1_000_000) })
}
