import { X509Certificate } from 'node:crypto'
import { DeskError } from '../contract/errors.ts'
import type { Role } from '../contract/permissions.ts'
import type { DeskCore } from '../desk/core.ts'
import { requirePassword } from '../staff/sessions.ts'
import { storedAuthority } from '../station/authority-store.ts'
import { beginPairing } from '../station/devices.ts'
import { inUrl } from '../station/names.ts'
import { stationView } from '../station/status.ts'
import { invitationText } from './invitation.ts'

/** What the second computer is given, shown once. */
export interface BegunInvitation {
  readonly pairingId: string
  /** One line to paste there. */
  readonly line: string
  /** The desk's clock, UTC milliseconds. */
  readonly expiresAt: number
}

/**
 * Invites a second computer to keep a copy. The person's password is asked for: the copy holds everything.
 * Errors: `session.wrongPassword`, `session.blocked`, `permission.denied`, `standby.stationOff`, `device.tooManyCodes`.
 */
export async function inviteStandby(
  core: DeskCore,
  who: { readonly staffId: string; readonly role: Role; readonly limit: Role | null },
  password: string,
): Promise<BegunInvitation> {
  await requirePassword(core, who.staffId, password)
  const { on, addresses, port, hostName } = stationView(core)
  const kept = storedAuthority(core.read)
  if (!on || addresses.length === 0 || !kept) throw new DeskError('standby.stationOff')
  const { pairingId, secret, expiresAt } = beginPairing(core, who, {
    kind: 'standby',
    limit: null,
    name: null,
  })
  const hosts = [...addresses.slice(0, 4).map(inUrl), hostName].map(host => `${host}:${port}`)
  const authority = Buffer.from(
    new X509Certificate(kept.certificate).fingerprint256.replaceAll(':', ''),
    'hex',
  )
  return {
    pairingId,
    line: invitationText({ hosts, secret, authority: authority.toString('base64url') }),
    expiresAt,
  }
}
