import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { release } from './release.ts'

/**
 * Layout of a blob on disk, a STREAM construction over AES-256-GCM:
 *
 *   header   48 bytes: "CDBLOB" | version | log2(chunk size) | 8 zero bytes | salt (32 bytes)
 *   chunk i  plain bytes of the chunk, encrypted | tag (16)      every chunk but the last is full; there is at least one
 *   footer   identity (32) and plain size (8), encrypted | tag (16)
 *
 * Each blob has a key of its own (HKDF of the archive's key and the salt), so nonces are counters: 7 zero bytes,
 * the chunk index (4 bytes), and 0 for a chunk, 1 for the last chunk, 2 for the footer. The header is authenticated
 * with every chunk. Reordered or dropped chunks fail by their index, a truncated blob fails by the footer, chunks of
 * another blob fail by the key, another blob under this name fails by the identity.
 */
export const headerSize = 48
export const tagSize = 16
const saltSize = 32
const identitySize = 32
export const footerSize = identitySize + 8 + tagSize
const magic = Buffer.from('CDBLOB', 'latin1')
const formatVersion = 1

/** 256 KiB: large enough to keep the cost per chunk small, small enough for a range request. */
const chunkBits = 18

const chunkFlag = 0
const lastChunkFlag = 1
const footerFlag = 2

/** The key and header of one blob: seals and opens its parts. Opening throws where the bytes are not authentic. */
export interface BlobCipher {
  readonly header: Buffer
  readonly chunkSize: number
  /** @param room where the sealed chunk is put, if given: the chunk's bytes and {@link tagSize} */
  sealChunk(index: number, plain: Uint8Array, last: boolean, room?: Buffer): Buffer
  openChunk(index: number, sealed: Uint8Array, last: boolean): Buffer
  sealFooter(footer: BlobFooter): Buffer
  openFooter(sealed: Uint8Array): BlobFooter
}

/** `identity`: 32 bytes that say what the blob is (the SHA-256 of the plain bytes); `size`: plain bytes. */
export interface BlobFooter {
  readonly identity: Buffer
  readonly size: number
}

/** A cipher for a new blob; `salt` is 32 random bytes. */
export function newBlobCipher(key: Uint8Array, salt: Uint8Array): BlobCipher {
  if (salt.length !== saltSize) throw new RangeError('A blob salt has 32 bytes')
  const header = Buffer.alloc(headerSize)
  magic.copy(header)
  header[6] = formatVersion
  header[7] = chunkBits
  header.set(salt, headerSize - saltSize)
  return cipherFor(key, header)
}

/** The cipher of an existing blob, or undefined where these bytes are no header this program knows. */
export function readBlobHeader(key: Uint8Array, header: Buffer): BlobCipher | undefined {
  if (header.length !== headerSize || !header.subarray(0, magic.length).equals(magic)) return undefined
  const bits = header[7] ?? 0
  if (header[6] !== formatVersion || bits < 16 || bits > 24) return undefined
  return cipherFor(key, header)
}

function cipherFor(key: Uint8Array, header: Buffer): BlobCipher {
  const salt = header.subarray(headerSize - saltSize)
  const blobKey = Buffer.from(hkdfSync('sha256', key, salt, 'clubhouse-desk/blob', 32))

  const seal = (
    index: number,
    flag: number,
    plain: Uint8Array,
    room: Buffer = Buffer.allocUnsafe(plain.length + tagSize),
  ) => {
    const cipher = createCipheriv('aes-256-gcm', blobKey, nonce(index, flag))
    cipher.setAAD(header)
    const sealed = room.subarray(0, plain.length + tagSize)
    const piece = cipher.update(plain)
    sealed.set(piece)
    release(piece)
    cipher.final()
    sealed.set(cipher.getAuthTag(), plain.length)
    return sealed
  }
  const open = (index: number, flag: number, sealed: Uint8Array) => {
    const decipher = createDecipheriv('aes-256-gcm', blobKey, nonce(index, flag), { authTagLength: tagSize })
    decipher.setAAD(header)
    decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagSize))
    decipher.final()
    return plain
  }

  return {
    header,
    chunkSize: 2 ** (header[7] ?? chunkBits),
    sealChunk: (index, plain, last, room) => seal(index, last ? lastChunkFlag : chunkFlag, plain, room),
    openChunk: (index, sealed, last) => open(index, last ? lastChunkFlag : chunkFlag, sealed),
    sealFooter({ identity, size }) {
      const plain = Buffer.alloc(identitySize + 8)
      plain.set(identity)
      plain.writeBigUInt64BE(BigInt(size), identitySize)
      return seal(0, footerFlag, plain)
    },
    openFooter(sealed) {
      const plain = open(0, footerFlag, sealed)
      return {
        identity: plain.subarray(0, identitySize),
        size: Number(plain.readBigUInt64BE(identitySize)),
      }
    },
  }
}

function nonce(index: number, flag: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 7)
  bytes[11] = flag
  return bytes
}

/** How many chunks a blob of `size` plain bytes has. */
export function chunkCount(size: number, chunkSize: number): number {
  return Math.max(1, Math.ceil(size / chunkSize))
}

/** Bytes on disk of a blob of `size` plain bytes. */
export function sealedSize(size: number, chunkSize: number): number {
  return headerSize + size + chunkCount(size, chunkSize) * tagSize + footerSize
}
