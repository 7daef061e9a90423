import { z } from 'zod'
import { Id } from '../../contract/values.ts'
import { Enrolment } from './enrolment.ts'
import { Hex, Name, PublicKey } from './fields.ts'
import { KeyRotations } from './rotation.ts'

/**
 * What a site and headquarters say to each other over a network: who asks, and the same parcels as on a stick, by
 * tus 1.0. docs/sync-format.md is the specification for others.
 */

/** Below the address of headquarters. */
export const networkRoot = '/sync/v1'
export const tusVersion = '1.0.0'
/** Extensions of tus that headquarters understands. */
export const tusExtensions = 'creation,checksum,termination'

/** Something to be signed once, within a minute. */
export const Challenge = z.object({ challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

/** Who asks, proved by the key that its parcels are signed with. */
export const SessionRequest = z.object({
  challenge: Challenge.shape.challenge,
  site: Id,
  name: Name,
  /** Fingerprint of the key. */
  key: Hex,
  /** Over {@link sessionMessage}, base64. */
  signature: z.string().max(200),
  /** Until a receipt has come, as in bundles. */
  enrolment: Enrolment.extend({ key: PublicKey }).optional(),
  /** As in bundles. */
  rotations: KeyRotations.optional(),
})
export type SessionRequest = z.infer<typeof SessionRequest>

/** Goes with each further request as `Authorization: Bearer …`. */
export const SessionAnswer = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

/** What is signed: it names its purpose and headquarters first, so it is good for nothing else. */
export const sessionMessage = (hq: string, challenge: string, key: string): Buffer =>
  Buffer.from(JSON.stringify(['clubhouse-desk.session', hq, challenge, key]))

/** A refusal in words of the catalogue. */
export const Refusal = z.object({
  code: z.string().max(100),
  params: z.record(z.string().max(100), z.union([z.string().max(1_000), z.number()])),
})
export type Refusal = z.infer<typeof Refusal>

/** What became of an upload. */
export const Outcome = z.object({
  /** Not whole yet; whole and waiting its turn; the same while headquarters has trouble of its own; taken in; refused. */
  state: z.enum(['coming', 'waiting', 'troubled', 'taken', 'refused']),
  refusal: Refusal.nullable(),
})
export type Outcome = z.infer<typeof Outcome>
