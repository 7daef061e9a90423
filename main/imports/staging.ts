import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'

/**
 * A staging file: what a dry run decided, line by line as JSON, sealed in chunks. The writer reads it synchronously
 * within its transaction, which the archive cannot do.
 *
 *     length (4) | ciphertext | tag (16)     nonce: the chunk's number; the last chunk is marked in what is authentic
 *
 * Every file has a key of its own, derived from the staging key and the file's id, so numbers never meet twice.
 */
const chunkChars = 256 * 1024
const tagSize = 16
const largestChunk = 64 * 2 ** 20

/** Key of one staging file. */
export function stagingFileKey(stagingKey: Uint8Array, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', stagingKey, '', `clubhouse-desk/staging/${id}`, 32))
}

export const stagingFilePath = (stagingFolder: string, id: string) => join(stagingFolder, `${id}.staged`)

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}
const mark = (last: boolean) => Buffer.from([last ? 1 : 0])

/** Writes a staging file. `finish` makes it whole; without it the file is not readable to its end. */
export class StagingWriter {
  readonly #path: string
  readonly #key: Uint8Array
  #file: number | undefined
  #index = 0
  #lines: string[] = []
  #pending = 0

  constructor(path: string, key: Uint8Array) {
    this.#path = path
    this.#key = key
    this.#file = openSync(path, 'wx', 0o600)
  }

  add(line: unknown): void {
    const text = JSON.stringify(line)
    this.#lines.push(text)
    this.#pending += text.length
    if (this.#pending >= chunkChars) this.#seal(false)
  }

  finish(): void {
    this.#seal(true)
    if (this.#file !== undefined) fsyncSync(this.#file)
    this.#close()
  }

  /** Closes and removes the file. */
  abandon(): void {
    this.#close()
    rmSync(this.#path, { force: true })
  }

  #seal(last: boolean): void {
    if (this.#file === undefined) throw new Error('the staging file is closed')
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#index))
    cipher.setAAD(mark(last))
    const body = cipher.update(this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`, 'utf8')
    cipher.final()
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    writeSync(this.#file, Buffer.concat([length, body, cipher.getAuthTag()]))
    this.#index += 1
    this.#lines = []
    this.#pending = 0
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}

/** Where a chunk of a staging file begins, in bytes, and which one it is. */
export const StagingPlace = z.object({ offset: z.int().min(0), index: z.int().min(0) })
export type StagingPlace = z.output<typeof StagingPlace>

const start: StagingPlace = { offset: 0, index: 0 }

/** What the lines of a staging file say, one chunk in memory at a time. Errors: those of {@link readStagedChunks}. */
export function* readStaging(path: string, key: Uint8Array): Generator<unknown> {
  for (const { lines } of readStagedChunks(path, key))
    for (const line of linesOf(lines)) yield JSON.parse(line) as unknown
}

/** The lines of a chunk, each JSON. */
export const linesOf = (chunk: string): string[] => chunk.split('\n').filter(line => line !== '')

/**
 * The chunks of a staging file from a place on, each with where the next one begins, null behind the last. Throws
 * `import.stagingGone` where there is no such file and `import.stagingDamaged` where it is not whole.
 */
export function* readStagedChunks(
  path: string,
  key: Uint8Array,
  from = start,
): Generator<{ readonly lines: string; readonly next: StagingPlace | null }> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    throw new DeskError('import.stagingGone', {}, { cause })
  }
  try {
    for (let place: StagingPlace | null = from; place; ) {
      const sealed = readChunk(file, place.offset)
      const { text, last } = openChunk(key, place.index, sealed)
      place = last ? null : { offset: place.offset + 4 + sealed.length, index: place.index + 1 }
      yield { lines: text, next: place }
    }
  } finally {
    closeSync(file)
  }
}

function readChunk(file: number, offset: number): Buffer {
  const length = Buffer.alloc(4)
  if (readSync(file, length, 0, 4, offset) !== 4) throw new DeskError('import.stagingDamaged')
  const size = length.readUInt32BE() + tagSize
  if (size > largestChunk) throw new DeskError('import.stagingDamaged')
  const sealed = Buffer.allocUnsafe(size)
  let read = 0
  while (read < size) {
    const more = readSync(file, sealed, read, size - read, offset + 4 + read)
    if (more === 0) throw new DeskError('import.stagingDamaged')
    read += more
  }
  return sealed
}

function openChunk(key: Uint8Array, index: number, sealed: Buffer): { text: string; last: boolean } {
  for (const last of [false, true]) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index))
    decipher.setAAD(mark(last))
    decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
    const text = decipher.update(sealed.subarray(0, sealed.length - tagSize))
    try {
      decipher.final()
    } catch {
      // Marked the other way; a chunk that fits neither is damaged.
      continue
    }
    return { text: text.toString('utf8'), last }
  }
  throw new DeskError('import.stagingDamaged')
}
