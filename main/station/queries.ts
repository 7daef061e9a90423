import type { DeviceRow } from '../contract/station.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { deviceTable } from './tables.ts'

export function findDevice(read: ReadDatabase, deviceId: string): RowOf<typeof deviceTable> | undefined {
  return read.get<RowOf<typeof deviceTable>>('select * from device where id=?', [deviceId])
}

/** The device a token belongs to, by the token's hash, revoked or not. */
export function deviceOfSecret(
  read: ReadDatabase,
  hash: string,
): (RowOf<typeof deviceTable> & { readonly seen_at: number | null }) | undefined {
  return read.get(
    `select device.*, device_secret.seen_at from device_secret join device on device.id = device_secret.device_id
     where device_secret.id=?`,
    [hash],
  )
}

/**
 * Which of all standbys that were ever paired a token's hash stands for, from 1, in the order of pairing; one behind
 * the last where the log does not know it.
 */
export function standbyNumber(read: ReadDatabase, hash: string): number {
  const standbys = read.all<{ id: string }>(
    `select aggregate_id as id from operation
     where type='device.paired' and json_extract(facts, '$.kind')='standby' order by position`,
  )
  const own = deviceOfSecret(read, hash)?.id
  const index = standbys.findIndex(({ id }) => id === own)
  return (index < 0 ? standbys.length : index) + 1
}

/** Names in the log, but for the one that a device in use has now. */
const formerOf = (device: string) =>
  `(select count(*) from operation where aggregate_id = ${device}.id and json_extract(personal, '$.name') is not null)
   - (${device}.revoked_at is null and ${device}.name is not null)`

/** How many names of a device the log knows that it is not called by any more. */
export function formerNames(read: ReadDatabase, deviceId: string): number {
  return (
    read.get<{ count: number }>(`select ${formerOf('device')} as count from device where id=?`, [deviceId])
      ?.count ?? 0
  )
}

/** Paired devices, those in use first, the newest on top; `of` narrows them to those one person paired. */
export function listDevices(read: ReadDatabase, of: string | null): StoredDevice[] {
  const rows = read.all<Omit<StoredDevice, 'unsent'> & UnsentColumns>(
    `select device.id, device.kind, device.name, role_limit as "limit",
       idle_minutes as "idleMinutes", team_id as "teamId", ${formerOf('device')} as "formerNames", paired_at as "pairedAt",
       (select coalesce(staff.name, staff.login) from staff where staff.id = device.paired_by) as "pairedBy",
       revoked_at as "revokedAt",
       (select max(seen_at) from device_secret where device_secret.device_id = device.id) as "seenAt",
       entries, photos, told_at as "toldAt"
     from device left join device_unsent on device_unsent.id = device.id where ? is null or paired_by = ?
     order by revoked_at is not null, paired_at desc, device.id desc`,
    [of, of],
  )
  return rows.map(({ entries, photos, toldAt, ...device }) => ({
    ...device,
    unsent: entries + photos > 0 ? { entries, photos, at: toldAt } : null,
  }))
}

/** A device as it is kept; whether it is there now is known in memory alone. */
export type StoredDevice = Omit<DeviceRow, 'here'>

/** All null where it never said anything. */
interface UnsentColumns {
  readonly entries: number
  readonly photos: number
  readonly toldAt: number
}

/** Names of devices by id, as far as they have one. */
export function deviceNames(read: ReadDatabase, ids: readonly string[]): Map<string, string> {
  if (ids.length === 0) return new Map()
  const rows = read.all<{ id: string; name: string }>(
    'select id, name from device where name is not null and id in (select value from json_each(?))',
    [JSON.stringify(ids)],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Phones of a team that may be used, the newest first. */
export const phonesOfTeam = (read: ReadDatabase, teamId: string): StoredDevice[] =>
  listDevices(read, null).filter(device => device.teamId === teamId && device.revokedAt === null)
