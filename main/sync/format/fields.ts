import { z } from 'zod'

/** Fields that manifests have in common. */

/** A SHA-256. */
export const Hex = z.string().regex(/^[0-9a-f]{64}$/)
export const ChainHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u)
export const Id = z.string().min(1).max(100)
export const Count = z.int().min(0)
/** Ed25519, SubjectPublicKeyInfo as PEM. */
export const PublicKey = z
  .string()
  .regex(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=]{60}\n-----END PUBLIC KEY-----\n$/)
/** X25519, as age writes it. */
export const Recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
