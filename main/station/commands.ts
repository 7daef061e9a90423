import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { editOver } from '../contract/meanwhile.ts'
import { mayAct } from '../contract/permissions.ts'
import {
  ChangeDeviceInput,
  DeviceInput,
  DeviceLimit,
  DeviceName,
  deviceKinds,
  signInKinds,
  Unsent,
} from '../contract/station.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineCommand } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { endSessionsOn } from '../staff/commands.ts'
import { deviceChanged, devicePaired, devicePairedAgain, deviceRevoked } from './operations.ts'
import { findDevice, formerNames, listDevices } from './queries.ts'
import { deviceSecretTable, deviceUnsentTable } from './tables.ts'

/** `hash` is the SHA-256 of a token that only the device holds; `pairedBy` is who showed the code. */
export const pairDevice = defineCommand({
  name: 'device.pair',
  permission: 'system',
  input: z.object({
    deviceId: Id,
    kind: z.enum(deviceKinds),
    limit: DeviceLimit,
    name: DeviceName.nullable(),
    hash: z.string().min(40).max(64),
    pairedBy: Id,
    teamId: Id.nullable().default(null),
  }),
  run(context, { deviceId, kind, limit, name, hash, pairedBy, teamId }) {
    context.emit(devicePaired, deviceId, {
      facts: { kind, limit, teamId },
      personal: { name: name ?? undefined },
      by: pairedBy,
    })
    context.local.insert(deviceSecretTable, { id: hash, device_id: deviceId, seen_at: context.now })
  },
})

/** A device in use gets another token, for another address of the desk: the browser keeps cookies by address. */
export const pairDeviceAgain = defineCommand({
  name: 'device.pairAgain',
  permission: 'system',
  input: z.object({ deviceId: Id, hash: z.string().min(40).max(64), pairedBy: Id }),
  run(context, { deviceId, hash, pairedBy }) {
    inUse(context.read, deviceId)
    context.emit(devicePairedAgain, deviceId, { facts: {}, by: pairedBy })
    context.local.insert(deviceSecretTable, { id: hash, device_id: deviceId, seen_at: context.now })
  },
})

/**
 * Renames or limits a device, or says when it locks. Errors: `device.notFound`, `device.limitNotForKind`,
 * `device.idleNotForKind`, `edit.changedMeanwhile` and others.
 */
export const changeDevice = defineCommand({
  name: 'station.changeDevice',
  permission: 'station.manage',
  input: ChangeDeviceInput,
  run(context, { deviceId, base, ...asked }) {
    const device = inUse(context.read, deviceId)
    const { name, limit, idleMinutes } = editOver(base, asked, {
      name: device.name,
      limit: device.role_limit,
      idleMinutes: device.idle_minutes,
    })
    if (limit != null && !signInKinds.includes(device.kind)) throw new DeskError('device.limitNotForKind')
    if (idleMinutes != null && !signInKinds.includes(device.kind))
      throw new DeskError('device.idleNotForKind')
    const changed = {
      idleMinutes: idleMinutes === device.idle_minutes ? undefined : idleMinutes,
      limit: limit === device.role_limit ? undefined : limit,
      name: name === device.name ? undefined : name,
    }
    const { name: renamed, ...facts } = changed
    if (Object.values(changed).every(value => value === undefined)) return
    context.emit(deviceChanged, deviceId, { facts, personal: { name: renamed } })
  },
})

/**
 * Names of a device are often those of people. Erases the ones it had before from log and list; of a revoked device the
 * last one too. Errors: `device.notFound`.
 */
export const eraseDeviceNames = defineCommand({
  name: 'station.eraseNames',
  permission: 'station.manage',
  input: DeviceInput,
  run(context, { deviceId }) {
    const device = findDevice(context.read, deviceId)
    if (!device) throw new DeskError('device.notFound')
    if (formerNames(context.read, deviceId) === 0) return
    const targets = [{ aggregate: 'device', id: deviceId }]
    context.emit(dataErased, context.newId(), { facts: { targets, reason: 'device-names' } })
    // What it is called now went along: said once more, it is the only one the log knows.
    if (device.revoked_at === null && device.name !== null)
      context.emit(deviceChanged, deviceId, { facts: {}, personal: { name: device.name } })
  },
})

/** From the commit on nothing is answered to it any more, and nobody is signed in on it. */
export const revokeDevice = defineCommand({
  name: 'station.revoke',
  permission: 'device.pairCamera',
  input: DeviceInput,
  run(context, { deviceId }) {
    const device = inUse(context.read, deviceId)
    // A phone that was lost in the rain is taken away at once, by whoever leads the teams.
    const may = mayAct(context.actor, device.kind === 'team' ? 'team.edit' : 'station.manage')
    if (device.paired_by !== context.actor.staffId && !may && !mayAct(context.actor, 'station.manage'))
      throw new DeskError('permission.denied', { permission: 'station.manage' })
    context.emit(deviceRevoked, deviceId, { facts: {} })
    endSessionsOn(context.local, deviceId)
  },
})

/**
 * After a restore: what a device was, and whether it was revoked since, is not known in an older copy, so that all are
 * paired anew.
 */
export const revokeDevices = defineCommand({
  name: 'device.revokeAll',
  permission: 'system',
  input: z.object({}),
  run(context) {
    for (const { id, revokedAt } of listDevices(context.read, null)) {
      if (revokedAt !== null) continue
      context.emit(deviceRevoked, id, { facts: {} })
      endSessionsOn(context.local, id)
    }
  },
})

/** Local only: the last contact of a device. */
export const touchDevice = defineCommand({
  name: 'device.touch',
  permission: 'system',
  input: z.object({ hash: z.string().max(64) }),
  run(context, { hash }) {
    if (context.local.find(deviceSecretTable, hash))
      context.local.update(deviceSecretTable, hash, { seen_at: context.now })
  },
})

/** Local only: what a device says of what it has not sent yet. */
export const noteUnsent = defineCommand({
  name: 'device.noteUnsent',
  permission: 'system',
  input: Unsent.extend({ deviceId: Id }),
  run(context, { deviceId, entries, photos }) {
    if (findDevice(context.read, deviceId))
      context.local.put(deviceUnsentTable, { id: deviceId, entries, photos, told_at: context.now })
  },
})

export const deviceCommands = [
  pairDevice,
  pairDeviceAgain,
  changeDevice,
  eraseDeviceNames,
  revokeDevice,
  revokeDevices,
  touchDevice,
  noteUnsent,
]

function inUse(read: ReadDatabase, deviceId: string) {
  const device = findDevice(read, deviceId)
  if (!device) throw new DeskError('device.notFound')
  if (device.revoked_at !== null) throw new DeskError('device.alreadyRevoked')
  return device
}
