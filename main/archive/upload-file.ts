import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { tagSize } from './blob-format.ts'
import type { DiskFile, Random } from './disk.ts'
import { release } from './release.ts'

/**
 * An unfinished upload on disk: a header ("CDUPLD", version, zero byte, 32 bytes of salt), then records:
 *
 *   length (4) | nonce (12) | bytes, encrypted | tag (16)
 *
 * Record 0 is the description (JSON), each further one a slice in order. Slices are synced one by one, so only the
 * last record can be torn; it fails its tag and counts as not arrived. Nonces are random, as a torn record may be
 * written again with other bytes. The record's number and offset are authenticated with it.
 */
const magic = Buffer.from('CDUPLD', 'latin1')
const formatVersion = 1
const saltSize = 32
/** Bytes before the first record. */
export const uploadHeaderSize = 8 + saltSize
const nonceSize = 12
const recordOverhead = 4 + nonceSize + tagSize
/** Encrypted and read at once: what a slice needs besides the room it lies in. */
const pieceSize = 256 * 1024

/** Where a slice lies: `offset` in the plain file, `position` of its record on disk, `length` in plain bytes. */
export interface SliceRecord {
  readonly index: number
  readonly offset: number
  readonly position: number
  readonly length: number
}

/** Seals and opens the records of one upload. */
export interface UploadCipher {
  readonly header: Buffer
  /** @param room where the record is put together; at least {@link recordSize} bytes, a fresh one where none is given */
  seal(index: number, offset: number, plain: Uint8Array, nonce: Uint8Array, room?: Buffer): Buffer
  /** The plain bytes, or undefined where the record is torn or altered. */
  read(file: DiskFile, record: SliceRecord): Promise<Buffer | undefined>
  /**
   * The plain bytes in pieces that are good until the next one is asked for; throws behind the last where the record
   * is torn or altered, so whoever takes them must be able to drop them all.
   */
  pieces(file: DiskFile, record: SliceRecord): AsyncGenerator<Buffer>
}

/** A record that did not arrive whole, or is no longer what arrived. */
export class TornRecord extends Error {
  constructor(options?: ErrorOptions) {
    super('torn record of an upload', options)
  }
}

/** The header and cipher of a new upload. */
export function newUploadCipher(key: Uint8Array, random: Random): UploadCipher {
  const header = Buffer.alloc(uploadHeaderSize)
  magic.copy(header)
  header[6] = formatVersion
  header.set(random(saltSize), uploadHeaderSize - saltSize)
  return cipherFor(key, header)
}

function cipherFor(key: Uint8Array, header: Buffer): UploadCipher {
  const salt = header.subarray(uploadHeaderSize - saltSize)
  const uploadKey = Buffer.from(hkdfSync('sha256', key, salt, 'clubhouse-desk/upload', 32))
  const context = (index: number, offset: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32BE(index, 0)
    bytes.writeBigUInt64BE(BigInt(offset), 4)
    return Buffer.concat([header, bytes])
  }
  async function* pieces(
    file: DiskFile,
    { index, offset, position, length }: SliceRecord,
  ): AsyncGenerator<Buffer> {
    const nonce = Buffer.alloc(nonceSize)
    const tag = Buffer.alloc(tagSize)
    const start = position + 4 + nonceSize
    if ((await file.read(nonce, position + 4)) !== nonceSize) throw new TornRecord()
    if ((await file.read(tag, start + length)) !== tagSize) throw new TornRecord()
    const decipher = createDecipheriv('aes-256-gcm', uploadKey, nonce)
    decipher.setAAD(context(index, offset))
    decipher.setAuthTag(tag)
    const room = Buffer.allocUnsafe(Math.min(length, pieceSize))
    for (let at = 0; at < length; at += pieceSize) {
      const sealed = room.subarray(0, Math.min(pieceSize, length - at))
      if ((await file.read(sealed, start + at)) !== sealed.length) throw new TornRecord()
      const piece = decipher.update(sealed)
      yield piece
      release(piece)
    }
    try {
      decipher.final()
    } catch (cause) {
      throw new TornRecord({ cause })
    }
  }

  return {
    header,
    seal(index, offset, plain, nonce, room = Buffer.allocUnsafe(recordSize(plain.length))) {
      const cipher = createCipheriv('aes-256-gcm', uploadKey, nonce)
      cipher.setAAD(context(index, offset))
      const record = room.subarray(0, recordSize(plain.length))
      record.writeUInt32BE(plain.length)
      record.set(nonce, 4)
      for (let at = 0; at < plain.length; at += pieceSize) {
        const piece = cipher.update(plain.subarray(at, at + pieceSize))
        record.set(piece, 4 + nonceSize + at)
        release(piece)
      }
      cipher.final()
      record.set(cipher.getAuthTag(), record.length - tagSize)
      return record
    },
    async read(file, record) {
      const plain = Buffer.allocUnsafe(record.length)
      let filled = 0
      try {
        for await (const piece of pieces(file, record)) filled += piece.copy(plain, filled)
      } catch (error) {
        if (error instanceof TornRecord) return undefined
        throw error
      }
      return plain
    },
    pieces,
  }
}

/** An upload as found on disk: its description, its slices, and where the next record goes. */
export interface ScannedUpload {
  readonly cipher: UploadCipher
  readonly description: Buffer
  readonly slices: SliceRecord[]
  readonly end: number
}

/** Reads what arrived of an upload. Undefined where not even its description did. */
export async function scanUpload(
  file: DiskFile,
  key: Uint8Array,
  maxSlice: number,
): Promise<ScannedUpload | undefined> {
  const header = Buffer.alloc(uploadHeaderSize)
  const length = await file.size()
  if ((await file.read(header, 0)) !== uploadHeaderSize) return undefined
  if (!header.subarray(0, magic.length).equals(magic) || header[6] !== formatVersion) return undefined
  const cipher = cipherFor(key, header)

  const records: SliceRecord[] = []
  let position = uploadHeaderSize
  let offset = 0
  const prefix = Buffer.alloc(4)
  while ((await file.read(prefix, position)) === prefix.length) {
    const size = prefix.readUInt32BE()
    if (size === 0 || size > maxSlice || position + size + recordOverhead > length) break
    const record = { index: records.length, offset, position, length: size }
    records.push(record)
    position += size + recordOverhead
    // The description takes no place in the file.
    if (record.index > 0) offset += size
  }

  for (let last = records.at(-1); last && !(await cipher.read(file, last)); last = records.at(-1)) {
    records.pop()
    position = last.position
  }
  const [first, ...slices] = records
  const description = first && (await cipher.read(file, first))
  return description && { cipher, description, slices, end: position }
}

/** Bytes on disk of a record with `length` plain bytes. */
export function recordSize(length: number): number {
  return length + recordOverhead
}
