import { z } from 'zod'
import { DeviceLimit, DeviceName, deviceKinds, IdleMinutes } from '../contract/station.ts'
import { Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { deviceTable } from './tables.ts'

export const devicePaired = defineOperation({
  type: 'device.paired',
  version: 1,
  aggregate: 'device',
  facts: z.object({
    kind: z.enum(deviceKinds),
    limit: DeviceLimit,
    /** Absent in logs of an older program. */
    teamId: Id.nullable().default(null),
  }),
  personal: z.object({ name: DeviceName }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(deviceTable, {
      id: aggregateId,
      kind: facts.kind,
      name: personal.name ?? null,
      role_limit: facts.limit,
      paired_at: at,
      paired_by: actor,
      revoked_at: null,
      idle_minutes: null,
      team_id: facts.teamId,
    })
  },
})

export const deviceChanged = defineOperation({
  type: 'device.changed',
  version: 1,
  aggregate: 'device',
  facts: z.object({ limit: DeviceLimit.optional(), idleMinutes: IdleMinutes.optional() }),
  personal: z.object({ name: DeviceName }),
  apply(tx, { aggregateId, facts, personal }) {
    const { limit, idleMinutes } = facts
    const changed = { role_limit: limit, idle_minutes: idleMinutes, name: personal.name }
    tx.update(deviceTable, aggregateId, patch(changed))
  },
})

/** A device in use is known by another address of the desk as well. */
export const devicePairedAgain = defineOperation({
  type: 'device.pairedAgain',
  version: 1,
  aggregate: 'device',
  facts: z.object({}),
  personal: z.object({}),
  apply() {},
})

export const deviceRevoked = defineOperation({
  type: 'device.revoked',
  version: 1,
  aggregate: 'device',
  facts: z.object({}),
  personal: z.object({}),
  apply(tx, { aggregateId, at }) {
    tx.update(deviceTable, aggregateId, { revoked_at: at })
  },
})

export const deviceOperations = [devicePaired, devicePairedAgain, deviceChanged, deviceRevoked]
