import type { Role } from '../contract/permissions.ts'
import type { DeviceKind } from '../contract/station.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Devices that work on the desk over the clubhouse's network; revoked ones stay, for the trail. */
export const deviceTable = defineTable('device', {
  columns: {
    id: key(),
    kind: text<DeviceKind>(),
    /** As its holder called it, often by their own name. */
    name: personalText(),
    /** The most that people may do on it; null is no limit. */
    role_limit: optionalText<Role>(),
    paired_at: integer(),
    paired_by: optionalText(),
    revoked_at: optionalInteger(),
    /** Minutes without a touch after which it locks; null leaves it to its screen. */
    idle_minutes: optionalInteger(),
    /** The team whose phone it is; null for every other kind. */
    team_id: optionalText(),
  },
  synced: { aggregate: 'device', aggregateColumn: 'id' },
})

/**
 * Local: by what a device is known. `id` is the SHA-256 of its token; the token is on the device alone. Kept for
 * revoked devices, so that they are told why nothing is answered.
 */
export const deviceSecretTable = defineTable('device_secret', {
  columns: { id: key(), device_id: text(), seen_at: optionalInteger() },
  indexes: [{ name: 'device_secret_device', columns: ['device_id'] }],
})

/** Local: what a device said last of what it keeps that has not reached the desk; `id` is the device's. */
export const deviceUnsentTable = defineTable('device_unsent', {
  columns: { id: key(), entries: integer(), photos: integer(), told_at: integer() },
})

export const deviceTables = [deviceTable, deviceSecretTable, deviceUnsentTable]
