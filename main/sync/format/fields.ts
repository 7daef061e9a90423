import { Encrypter } from 'age-encryption'
import { z } from 'zod'
import { Line } from '../../contract/values.ts'
import { isPublicKey } from './keys.ts'

/** Fields that manifests have in common. */

/** A SHA-256. */
export const Hex = z.string().regex(/^[0-9a-f]{64}$/)
export const ChainHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const Name = Line.regex(/^\P{Cc}*$/u)
export const Count = z.int().min(0)
/** Ed25519, SubjectPublicKeyInfo as PEM. */
export const PublicKey = z
  .string()
  .regex(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=]{60}\n-----END PUBLIC KEY-----\n$/)
  .refine(isPublicKey)
/** X25519, as age writes it. */
export const Recipient = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/)
  .refine(isRecipient)

/** Whether its check characters are right. */
function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}
