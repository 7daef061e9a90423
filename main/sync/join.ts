import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { DeskError } from '../contract/errors.ts'
import type { InvitationView } from '../contract/sync.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite, type Site } from '../site/queries.ts'
import { enrol } from './commands.ts'
import { enrolmentProof } from './format/enrolment.ts'
import { type Invitation, readInvitation } from './format/invitation.ts'
import { fingerprintOf, newSigningKeys } from './format/keys.ts'
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
  const site = requireSite(core)
  const problem = problemOf(core, invitation)
  if (problem) throw problem
  // What was sealed for the site stays readable to it. It signs with a new key: the old one may have been revoked.
  const known = readLink(core.read)
  const signing = newSigningKeys()
  const identity = known?.identity ?? (await generateX25519Identity())
  const recipient = await identityToRecipient(identity)
  const { hq } = invitation
  await core.execute(enrol, {
    actor,
    input: {
      hq,
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

/** What an invitation says, before anybody joins by it. Errors: `sync.notAnInvitation`. */
export function viewInvitation(core: DeskCore, bytes: Uint8Array): InvitationView {
  const invitation = readInvitation(bytes)
  const problem = problemOf(core, invitation)
  const { hq, site, createdAt, expiresAt } = invitation
  return {
    hq: hq.name,
    key: fingerprintOf(hq.key),
    code: site.code,
    createdAt,
    expiresAt,
    address: hq.address ?? null,
    problem: problem ? { code: problem.code, params: problem.params } : null,
    again: readLink(core.read)?.hq_id === hq.id,
  }
}

/** Why an invitation is of no use to this site. */
function problemOf(core: DeskCore, { site, hq, expiresAt }: Invitation): DeskError | undefined {
  const own = requireSite(core)
  const known = readLink(core.read)
  if (own.code !== site.code)
    return new DeskError('sync.invitationForOther', { code: site.code, own: own.code })
  if (core.environment.now() > expiresAt) return new DeskError('sync.invitationExpired')
  if (known && known.hq_id !== hq.id) return new DeskError('sync.enrolledElsewhere', { name: known.hq_name })
  return undefined
}

function requireSite(core: DeskCore): Site {
  const site = readSite(core.read)
  if (!site) throw new DeskError('log.notSetUp')
  return site
}
