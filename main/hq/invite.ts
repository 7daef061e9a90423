import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { DeskError } from '../contract/errors.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import type { Invitation } from '../sync/format/invitation.ts'
import { newSigningKeys } from '../sync/format/keys.ts'
import { checkedAddress } from '../sync/network/line-row.ts'
import { beginHeadquarters, inviteSite } from './commands.ts'
import { requireOwn } from './queries.ts'

/** Makes a desk that was just set up a headquarters, with keys of its own. Errors: `log.alreadySetUp`. */
export async function becomeHeadquarters(core: DeskCore, name: string): Promise<{ readonly hq: string }> {
  const { privateKey, publicKey } = newSigningKeys()
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  return core.execute(beginHeadquarters, {
    actor: systemActor,
    input: { name, signingKey: privateKey, publicKey, identity, recipient },
  })
}

/**
 * Invites a site; what is answered is written into a file for it, and is as secret as a key. Errors:
 * `hq.notHeadquarters`, `sync.badAddress`.
 * @param site `address`: where the site reaches this headquarters over a network
 */
export async function makeInvitation(
  core: DeskCore,
  actor: Actor,
  {
    address,
    ...site
  }: { readonly code: string; readonly name: string; readonly address?: string | undefined },
): Promise<Invitation> {
  const reached = address ? { address: checkedAddress(address) } : {}
  const { invitation } = await core.execute(inviteSite, { actor, input: site })
  const own = requireOwn(core.read)
  const row = core.read.get<{ secret: string; expires_at: number; code: string }>(
    'select i.secret, i.expires_at, s.code from hq_invitation i join hq_site s on s.id=i.hq_site_id where i.id=?',
    [invitation],
  )
  if (!row) throw new DeskError('hq.notHeadquarters')
  return {
    type: 'clubhouse-desk.invitation',
    version: 1,
    id: invitation,
    createdAt: core.environment.now(),
    expiresAt: row.expires_at,
    hq: { id: own.hq_id, name: own.name, key: own.public_key, recipient: own.recipient, ...reached },
    site: { code: row.code },
    secret: row.secret,
  }
}
