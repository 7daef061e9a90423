import { DeskError } from '../contract/errors.ts'
import { mayAct, type Role } from '../contract/permissions.ts'
import { type BegunPairing, type DeviceKind, signInKinds } from '../contract/station.ts'
import { systemActor, type DeskCore } from '../desk/core.ts'
import { findStaff } from '../staff/queries.ts'
import { pairDevice, pairDeviceAgain } from './commands.ts'
import { deviceTokenHash } from './gate.ts'
import { findDevice } from './queries.ts'
import { createPairing, type Pairing } from './pairing.ts'

/** Codes belong to an open desk and go with it. */
const pairings = new WeakMap<DeskCore, Pairing>()

export function pairingOf(core: DeskCore): Pairing {
  const known = pairings.get(core) ?? createPairing(core.environment)
  pairings.set(core, known)
  return known
}

interface Offer {
  readonly kind: DeviceKind
  readonly limit: Role | null
  readonly name: string | null
  readonly teamId?: string
}

/**
 * Shows a code. A camera is paired by whoever works on cases, the phone of a team by who leads the teams, everything
 * else by who manages the station.
 * Errors: `permission.denied`, `device.limitNotForKind`, `device.tooManyCodes`.
 */
export function beginPairing(
  core: DeskCore,
  who: { readonly staffId: string; readonly role: Role; readonly limit: Role | null },
  offer: Offer,
): BegunPairing {
  requireMay(who, offer.kind)
  if (offer.limit !== null && !signInKinds.includes(offer.kind)) throw new DeskError('device.limitNotForKind')
  return pairingOf(core).begin({ ...offer, staffId: who.staffId })
}

/**
 * Shows a code by which a device that is in use becomes known at another address of the desk, as the same device.
 * Errors: `device.notFound`, `device.alreadyRevoked`, `permission.denied`, `device.tooManyCodes`.
 */
export function beginPairingAgain(
  core: DeskCore,
  who: Parameters<typeof mayAct>[0] & { readonly staffId: string },
  deviceId: string,
): BegunPairing {
  const device = findDevice(core.read, deviceId)
  if (!device) throw new DeskError('device.notFound')
  if (device.revoked_at !== null) throw new DeskError('device.alreadyRevoked')
  // A standby is told its addresses by its invitation.
  if (device.kind === 'standby') throw new DeskError('device.standbyInvited')
  if (device.paired_by !== who.staffId) requireMay(who, 'desk')
  const { kind, role_limit: limit, name } = device
  return pairingOf(core).begin({ kind, limit, name, staffId: who.staffId, deviceId })
}

/**
 * Pairs a device with a code. Returns the token it is known by from now on.
 * Errors: those of {@link Pairing.use}, `permission.denied` where who showed the code may not any more.
 */
export async function pair(
  core: DeskCore,
  asked: { readonly secret: string; readonly name: string | null; readonly address: string },
): Promise<{ token: string; deviceId: string; kind: DeviceKind }> {
  const offer = pairingOf(core).use(asked.secret, asked.address)
  const { staffId, kind, limit, name, teamId = null } = offer
  const member = findStaff(core.read, staffId)
  if (member?.active !== 1) throw new DeskError('device.codeExpired')
  const token = core.environment.randomBytes(32).toString('base64url')
  if (offer.deviceId !== undefined) {
    const { deviceId } = offer
    const input = { deviceId, hash: deviceTokenHash(token), pairedBy: staffId }
    await core.execute(pairDeviceAgain, { actor: systemActor, input })
    return { token, deviceId, kind }
  }
  requireMay({ role: member.role }, kind)
  const deviceId = core.environment.newId()
  await core.execute(pairDevice, {
    actor: systemActor,
    input: {
      deviceId,
      kind,
      limit,
      name: asked.name ?? name,
      hash: deviceTokenHash(token),
      pairedBy: staffId,
      teamId,
    },
  })
  return { token, deviceId, kind }
}

function requireMay(who: Parameters<typeof mayAct>[0], kind: DeviceKind): void {
  const permission =
    kind === 'camera' ? 'device.pairCamera' : kind === 'team' ? 'team.edit' : 'station.manage'
  if (!mayAct(who, permission)) throw new DeskError('permission.denied', { permission })
}
