import { createHash } from 'node:crypto'
import { DeskError } from '../contract/errors.ts'
import { type BlobCipher, headerSize, tagSize } from './blob-format.ts'
import type { DiskFile } from './disk.ts'
import { dropSpentBuffers } from './spent-memory.ts'

/** Behind so many bytes their buffers are given back. */
const spentBytes = 4 * 2 ** 20

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
  // In turns: one is on its way to the disk while the next is sealed.
  const rooms = [Buffer.allocUnsafe(chunkSize + tagSize), Buffer.allocUnsafe(chunkSize + tagSize)] as const
  let filled = 0
  let size = 0
  let index = 0
  let dropped = 0
  // One write is under way while the next chunk is hashed and encrypted.
  let underWay = observed(file.write(cipher.header, 0))

  const put = async (last: boolean) => {
    const room = rooms[index % 2 === 0 ? 0 : 1]
    const sealed = cipher.sealChunk(index, chunk.subarray(0, filled), last, room)
    const position = headerSize + index * (chunkSize + tagSize)
    await underWay
    underWay = observed(file.write(sealed, position))
    index += 1
    filled = 0
  }

  try {
    for await (const piece of source) {
      if (options.signal?.aborted) throw new DeskError('job.cancelled')
      size += piece.length
      if (size > options.maxBytes) throw tooLarge(options.maxBytes)
      sha.update(piece)
      if (size - dropped >= spentBytes) {
        dropSpentBuffers()
        dropped = size
      }
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

/**
 * The write, whose failure is met where it is awaited. A slow source may come in between, and a rejection that nobody
 * looks at yet would end the process.
 */
function observed(write: Promise<void>): Promise<void> {
  write.catch(() => undefined)
  return write
}

/** The error for more bytes than allowed. */
export function tooLarge(maxBytes: number): DeskError {
  return new DeskError('archive.tooLarge', { limitMb: Math.floor(maxBytes / 1_000_000) })
}
