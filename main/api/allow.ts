import { DeskError } from '../contract/errors.ts'
import { mayAct, type Permission } from '../contract/permissions.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
import { mayStay, type StationCaller } from '../station/gate.ts'
import type { SignedIn } from './procedure.ts'

/** Who may come in on a plain route: the same rule as for procedures. */
export function allowRoute(
  desk: Desk,
  signedIn: SignedIn | undefined,
  permission: Permission,
): { core: DeskCore; signedIn: SignedIn } {
  const core = desk.requireCore()
  if (!signedIn) throw new DeskError('session.required')
  if (signedIn.locked) throw new DeskError('session.locked')
  if (!mayAct(signedIn, permission)) throw new DeskError('permission.denied', { permission })
  return { core, signedIn }
}

/** Asks again while something long is under way: a device may be revoked meanwhile. Throws `device.revoked`. */
export const stillPaired = (core: DeskCore, caller: StationCaller | undefined) => () => {
  if (caller && !mayStay(core, caller)) throw new DeskError('device.revoked')
}

/** Who may bring files in slices: whoever works on cases, and phones on which nobody signs in: cameras, and those of teams. */
export function allowUpload(
  desk: Desk,
  signedIn: SignedIn | undefined,
  caller: StationCaller | undefined,
): DeskCore {
  if (caller?.device?.kind === 'camera' || caller?.device?.kind === 'team') return desk.requireCore()
  return allowRoute(desk, signedIn, 'case.work').core
}
