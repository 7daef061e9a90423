import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { enrol } from './commands.ts'
import { enrolmentProof } from './format/enrolment.ts'
import { readInvitation } from './format/invitation.ts'
import { newSigningKeys } from './format/keys.ts'
import { readLink } from './link-row.ts'

export interface Enrolled {
  readonly hq: string
  readonly name: string
}

/**
 * Joins the headquarters that made an invitation: from now on bundles can be written for it. Errors:
 * `sync.notAnInvitation`, `sync.invitationForOther`, `sync.invitationExpired`, `sync.enrolledElsewhere`.
 */
export async function joinHeadquarters(core: DeskCore, actor: Actor, bytes: Uint8Array): Promise<Enrolled> {
  const invitation = readInvitation(bytes)
  const site = readSite(core.read)
  if (!site) throw new DeskError('log.notSetUp')
  if (site.code !== invitation.site.code)
    throw new DeskError('sync.invitationForOther', { code: invitation.site.code, own: site.code })
  if (core.environment.now() > invitation.expiresAt) throw new DeskError('sync.invitationExpired')
  // What was sealed for the site stays readable to it. It signs with a new key: the old one may have been revoked.
  const known = readLink(core.read)
  const signing = newSigningKeys()
  const identity = known?.identity ?? (await generateX25519Identity())
  const recipient = await identityToRecipient(identity)
  const { hq } = invitation
  await core.execute(enrol, {
    actor,
    input: {
      hq: { id: hq.id, name: hq.name, key: hq.key, recipient: hq.recipient },
      own: { signingKey: signing.privateKey, publicKey: signing.publicKey, identity, recipient },
      invitation: invitation.id,
      proof: enrolmentProof(invitation.secret, {
        invitation: invitation.id,
        hq: hq.id,
        site: site.id,
        key: signing.publicKey,
        recipient,
      }),
    },
  })
  return { hq: hq.id, name: hq.name }
}
