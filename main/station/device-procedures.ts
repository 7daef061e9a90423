import { z } from 'zod'
import {
  action,
  command,
  deviceAction,
  deviceQuery,
  publicAction,
  publicQuery,
  query,
} from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { mayAct } from '../contract/permissions.ts'
import {
  BeginPairingInput,
  DeviceInput,
  deviceKinds,
  type OwnDevice,
  Unsent,
  UsePairingInput,
} from '../contract/station.ts'
import { Id } from '../contract/values.ts'
import { systemActor } from '../desk/core.ts'
import { changeDevice, eraseDeviceNames, noteUnsent, revokeDevice } from './commands.ts'
import { beginPairing, beginPairingAgain, pair, pairingOf } from './devices.ts'
import { isPresent } from './present.ts'
import { findDevice, listDevices } from './queries.ts'

const nothing = z.object({}).optional()

/** What belongs to devices, in the router of the station. */
export const deviceProcedures = {
  /** Shows a code for a device: a camera for whoever works on cases, anything else for who manages the station. */
  beginPairing: action({
    permission: 'device.pairCamera',
    input: BeginPairingInput,
    run({ core, signedIn }, input) {
      // The copy it keeps holds everything: `standby.invite` asks for the password first.
      if (input.kind === 'standby') throw new DeskError('device.standbyInvited')
      if (input.kind === 'team') throw new DeskError('device.teamChosen')
      return beginPairing(core, signedIn, input)
    },
  }),
  /** Shows a code by which a device in use becomes known at another address of the desk. */
  beginPairingAgain: action({
    permission: 'device.pairCamera',
    input: DeviceInput,
    run: ({ core, signedIn }, { deviceId }) => beginPairingAgain(core, signedIn, deviceId),
  }),
  cancelPairing: action({
    permission: 'device.pairCamera',
    input: z.object({ pairingId: Id }),
    run({ core }, { pairingId }) {
      pairingOf(core).cancel(pairingId)
      return { ok: true }
    },
  }),
  /** Whether a code is still open, was used or is over, for the dialog that shows it. */
  pairing: query({
    permission: 'device.pairCamera',
    input: z.object({ pairingId: Id }),
    run: ({ core }, { pairingId }) => ({ state: pairingOf(core).stateOf(pairingId) ?? 'over' }),
  }),
  /** The one thing an unpaired device may ask for. Sets the cookie it is known by. */
  pair: publicAction({
    unpaired: true,
    input: UsePairingInput,
    async run({ desk, caller, setDevice }, { secret, name }) {
      if (!caller) throw new DeskError('device.onlyOverStation')
      if (caller.device) throw new DeskError('device.alreadyPaired')
      const { token, kind } = await pair(desk.requireCore(), { secret, name, address: caller.address })
      setDevice(token)
      return { kind }
    },
  }),
  /** What this device is; null for this computer itself. */
  thisDevice: publicQuery({
    devices: deviceKinds,
    input: nothing,
    run({ desk, device, keepDevice }): OwnDevice | null {
      if (!device || !desk.core) return null
      // Pages ask this first: a device that is in use stays paired however long browsers keep a cookie.
      keepDevice()
      const { id, kind, limit } = device
      return { id, kind, limit, name: findDevice(desk.core.read, id)?.name ?? null }
    },
  }),
  /** All devices for who manages them, their own for everybody else. */
  devices: query({
    permission: 'device.pairCamera',
    input: nothing,
    run: ({ core, read, signedIn }) =>
      listDevices(read, mayAct(signedIn, 'station.manage') ? null : signedIn.staffId).map(device => ({
        ...device,
        here: device.revokedAt === null && isPresent(core, device.id),
      })),
  }),
  /** A device says how much of what it keeps has not reached the desk, for whoever is about to revoke it. */
  tellUnsent: deviceAction({
    kinds: ['tablet', 'camera', 'team'],
    input: Unsent,
    async run({ core, device }, unsent) {
      await core.execute(noteUnsent, { actor: systemActor, input: { ...unsent, deviceId: device.id } })
      return { ok: true }
    },
  }),
  /** The desk's clock, UTC milliseconds, by which a device learns how far off its own is. */
  clock: deviceQuery({
    kinds: deviceKinds,
    input: nothing,
    run: ({ core }) => ({ now: core.environment.now() }),
  }),
  /** A device without people gives up its place itself: a phone that is not to be a camera any more. */
  leave: deviceAction({
    kinds: ['camera', 'wall', 'standby', 'team'],
    input: nothing,
    async run({ core, device }) {
      await core.execute(revokeDevice, { actor: systemActor, input: { deviceId: device.id } })
      return { ok: true }
    },
  }),
  changeDevice: command(changeDevice),
  eraseNames: command(eraseDeviceNames),
  revoke: command(revokeDevice),
}
