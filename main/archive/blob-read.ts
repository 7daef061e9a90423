import { createHash } from 'node:crypto'
import {
  type BlobCipher,
  type BlobFooter,
  chunkCount,
  footerSize,
  headerSize,
  readBlobHeader,
  sealedSize,
  tagSize,
} from './blob-format.ts'
import type { DiskFile } from './disk.ts'

/** Bytes that fail authentication, or do not have the shape of a blob. Turned into `archive.damaged` by the caller. */
export class DamagedBlob extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`Damaged blob: ${why}`, options)
    this.name = 'DamagedBlob'
  }
}

/** Part of a file in plain bytes: from `start` up to but not including `end` (default: to the end). */
export interface ByteRange {
  readonly start: number
  readonly end?: number
}

/** An open blob whose header, footer and length agree. */
export interface BlobReader extends BlobFooter {
  /** Plain bytes of the range, each chunk authenticated before it is given out. */
  bytes(range: Required<ByteRange>): AsyncGenerator<Buffer>
}

/** Reads header and footer. Throws DamagedBlob where the length or either of them is not authentic. */
export async function openBlob(file: DiskFile, key: Uint8Array): Promise<BlobReader> {
  const length = await file.size()
  if (length < headerSize + tagSize + footerSize) throw new DamagedBlob('too short')
  const header = Buffer.alloc(headerSize)
  await file.read(header, 0)
  const cipher = readBlobHeader(key, header)
  if (!cipher) throw new DamagedBlob('no header')
  const sealed = Buffer.alloc(footerSize)
  await file.read(sealed, length - footerSize)
  const footer = authentic('footer', () => cipher.openFooter(sealed))
  if (length !== sealedSize(footer.size, cipher.chunkSize)) throw new DamagedBlob('length')
  return { ...footer, bytes: range => readRange(file, cipher, footer.size, range) }
}

async function* readRange(
  file: DiskFile,
  cipher: BlobCipher,
  size: number,
  range: Required<ByteRange>,
): AsyncGenerator<Buffer> {
  const { chunkSize } = cipher
  const chunks = chunkCount(size, chunkSize)
  const first = Math.min(Math.floor(range.start / chunkSize), chunks - 1)
  for (let index = first; index < chunks; index += 1) {
    const start = index * chunkSize
    if (index > first && start >= range.end) return
    const last = index === chunks - 1
    const sealed = Buffer.allocUnsafe((last ? size - start : chunkSize) + tagSize)
    const read = await file.read(sealed, headerSize + index * (chunkSize + tagSize))
    if (read !== sealed.length) throw new DamagedBlob('cut off')
    const plain = authentic(`chunk ${index}`, () => cipher.openChunk(index, sealed, last))
    const part = plain.subarray(Math.max(0, range.start - start), range.end - start)
    if (part.length > 0) yield part
  }
}

function authentic<T>(what: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw new DamagedBlob(what, { cause: error })
  }
}

/** Passes the bytes on and holds the last piece back until the hash of all of them is right. */
export async function* hashed(pieces: AsyncIterable<Buffer>, identity: Buffer): AsyncGenerator<Buffer> {
  const sha = createHash('sha256')
  let held: Buffer | undefined
  for await (const piece of pieces) {
    sha.update(piece)
    if (held) yield held
    held = piece
  }
  if (!sha.digest().equals(identity)) throw new DamagedBlob('hash')
  if (held) yield held
}
