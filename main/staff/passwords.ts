import { createHash, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB, two passes, one lane: the OWASP password storage recommendation. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashSecret = (secret: string): Promise<string> => hash(secret.normalize('NFKC'), cost)

export const secretFits = (stored: string, secret: string): Promise<boolean> =>
  verify(stored, secret.normalize('NFKC'))

/** What a session is kept under; its token is known to the client only. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 20 characters (98 bits) that a manager who lost the password types from a printout. */
export function newRecoveryCode(): string {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  )
  return groups.join('-')
}

/** Blanks, dashes and lower case in a typed code do not matter. */
export const plainRecoveryCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
