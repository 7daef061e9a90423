import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Hex, PublicKey, Recipient } from './fields.ts'

/** What a site says of itself until headquarters knows it: its keys, and that it holds an invitation. */
export const Enrolment = z.object({
  /** Id of the invitation. */
  invitation: z.uuid(),
  /** What the site signs with. */
  key: PublicKey,
  /** Whom receipts are encrypted for. */
  recipient: Recipient,
  proof: Hex,
})
export type Enrolment = z.infer<typeof Enrolment>

export interface ToProve {
  readonly invitation: string
  /** Id of headquarters. */
  readonly hq: string
  /** Id of the site. */
  readonly site: string
  readonly key: string
  readonly recipient: string
}

/** HMAC-SHA-256 over what is proved, under the invitation's secret; hexadecimal. */
export const enrolmentProof = (secret: string, { invitation, hq, site, key, recipient }: ToProve): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['clubhouse-desk.enrolment', invitation, hq, site, key, recipient]))
    .digest('hex')

export const isProof = (secret: string, proved: ToProve, proof: string): boolean =>
  timingSafeEqual(Buffer.from(enrolmentProof(secret, proved), 'hex'), Buffer.from(proof, 'hex'))
