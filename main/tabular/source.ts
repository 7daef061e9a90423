import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import { RandomAccessReader } from 'yauzl'
import { DeskError } from '../contract/errors.ts'

/** Where the bytes of a table come from: a file somebody names, or one that lies encrypted in the archive. */
export interface ByteSource {
  /** As the person's system calls it; the name of a CSV file's only sheet. */
  readonly name: string
  /** Throws a DeskError where there is nothing to read. */
  size(): Promise<number>
  /** Bytes from `start` up to but not including `end`; everything without a range. Reading again begins anew. */
  read(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>
}

/** A plain file on disk. */
export function pathSource(path: string): ByteSource {
  return {
    name: path.replace(/^.*[/\\]/, ''),
    async size() {
      const info = await stat(path).catch((cause: unknown) => {
        throw new DeskError('tabular.notFound', {}, { cause })
      })
      if (!info.isFile()) throw new DeskError('tabular.notFound')
      return info.size
    },
    async *read(range) {
      const options = { highWaterMark: 128 * 1024 }
      const within = range ? { ...options, start: range.start, end: range.end - 1 } : options
      if (range && range.end <= range.start) return
      try {
        for await (const chunk of createReadStream(path, within)) if (Buffer.isBuffer(chunk)) yield chunk
      } catch (cause) {
        throw new DeskError('tabular.notFound', {}, { cause })
      }
    },
  }
}

/** All bytes of a source at once, for formats that cannot be read piece by piece. */
export async function readAll(source: ByteSource): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source.read()) parts.push(part)
  return Buffer.concat(parts)
}

/** The bytes as a Buffer over the same memory. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const windowSize = 64 * 1024

/** Lets the zip reader jump about in a source. Directory entries are read in many small pieces, hence the window. */
export class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource
  readonly #size: number
  #window: { start: number; bytes: Buffer } | undefined

  constructor(source: ByteSource, size: number) {
    super()
    this.#source = source
    this.#size = size
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.read({ start, end: Math.min(end, this.#size) }), { objectMode: false })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const fill = callbackify(() => this.#fill(position, length))
    fill((error, bytes) => {
      if (!error) bytes.copy(buffer, offset, 0, length)
      callback(error)
    })
  }

  async #fill(position: number, length: number): Promise<Buffer> {
    const known = this.#window
    if (!known || position < known.start || position + length > known.start + known.bytes.length) {
      const end = Math.min(this.#size, position + Math.max(length, windowSize))
      const parts: Uint8Array[] = []
      for await (const part of this.#source.read({ start: position, end })) parts.push(part)
      this.#window = { start: position, bytes: Buffer.concat(parts) }
    }
    const { start, bytes } = this.#window ?? { start: position, bytes: Buffer.alloc(0) }
    return bytes.subarray(position - start, position - start + length)
  }
}
