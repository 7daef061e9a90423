import { DeskError } from '../contract/errors.ts'
import { type Permission, roleMay } from '../contract/permissions.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
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
  if (!roleMay(signedIn.role, permission)) throw new DeskError('permission.denied', { permission })
  return { core, signedIn }
}
