import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { tagSize } from './blob-format.ts'
import type { DiskFile, Random } from './disk.ts'

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
  seal(index: number, offset: number, plain: Uint8Array, nonce: Uint8Array): Buffer
  /** The plain bytes, or undefined where the record is torn or altered. */
  read(file: DiskFile, record: SliceRecord): Promise<Buffer | undefined>
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
  return {
    header,
    seal(index, offset, plain, nonce) {
      const cipher = createCipheriv('aes-256-gcm', uploadKey, nonce)
      cipher.setAAD(context(index, offset))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(plain.length)
      const body = cipher.update(plain)
      cipher.final()
      return Buffer.concat([length, nonce, body, cipher.getAuthTag()])
    },
    async read(file, { index, offset, position, length }) {
      const bytes = Buffer.allocUnsafe(length + recordOverhead)
      if ((await file.read(bytes, position)) !== bytes.length) return undefined
      const decipher = createDecipheriv('aes-256-gcm', uploadKey, bytes.subarray(4, 4 + nonceSize))
      decipher.setAAD(context(index, offset))
      decipher.setAuthTag(bytes.subarray(bytes.length - tagSize))
      const plain = decipher.update(bytes.subarray(4 + nonceSize, bytes.length - tagSize))
      try {
        decipher.final()
      } catch {
        return undefined
      }
      return plain
    },
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
