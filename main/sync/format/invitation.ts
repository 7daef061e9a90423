import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { Name, PublicKey, Recipient } from './fields.ts'

/**
 * How a site and its headquarters come to know each other: headquarters writes an invitation file for one site; the
 * site answers inside its next bundle with its own keys and a proof that it holds the invitation. So one stick that
 * way and one back are enough.
 */
export const Invitation = z.object({
  type: z.literal('clubhouse-desk.invitation'),
  version: z.literal(1),
  id: z.uuid(),
  /** UTC milliseconds, by the clock of headquarters. */
  createdAt: z.int(),
  expiresAt: z.int(),
  hq: z.object({
    id: z.uuid(),
    name: Name,
    /** What it signs receipts with. */
    key: PublicKey,
    /** Whom bundles are encrypted for. */
    recipient: Recipient,
    /** Where it is reached over a network, where it is. */
    address: z.string().max(300).optional(),
  }),
  /** Code of the site that is meant. */
  site: z.object({ code: z.string().min(1).max(20) }),
  /** Whoever has it may enrol as that site, once. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})
export type Invitation = z.infer<typeof Invitation>

export const invitationExtension = '.desk-invitation'
export const mostInvitationBytes = 64 * 1024

/** Reads an invitation file. Throws `sync.notAnInvitation`. */
export function readInvitation(bytes: Uint8Array): Invitation {
  const parsed = bytes.length > mostInvitationBytes ? undefined : Invitation.safeParse(json(bytes))
  if (!parsed?.success) throw new DeskError('sync.notAnInvitation')
  return parsed.data
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
