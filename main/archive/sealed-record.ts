import { createCipheriv, createDecipheriv } from 'node:crypto'

const nonceSize = 12
const tagSize = 16

/**
 * A few bytes under AES-256-GCM as nonce | encrypted | tag. `context` says what they are and must be the same when
 * they are opened. `nonce` is 12 random bytes.
 */
export function sealSmall(key: Uint8Array, context: string, plain: Uint8Array, nonce: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = cipher.update(plain)
  cipher.final()
  return Buffer.concat([nonce, body, cipher.getAuthTag()])
}

/** The plain bytes, or undefined where key, context or bytes are not those of `sealSmall`. */
export function openSmall(key: Uint8Array, context: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonceSize + tagSize) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceSize), {
    authTagLength: tagSize,
  })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
  const plain = decipher.update(sealed.subarray(nonceSize, sealed.length - tagSize))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return plain
}
