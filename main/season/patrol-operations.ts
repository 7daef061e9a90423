import { z } from 'zod'
import { CheckOutcome, PatrolReason, PointKind, StackPlace } from '../contract/patrols.ts'
import { Day, FileHash, Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import {
  patrolCheckTable,
  patrolFileTable,
  patrolPointTable,
  patrolRoundTable,
  patrolStopTable,
} from './patrol-tables.ts'

const nobody = z.object({})
const entry = {
  kind: PointKind,
  name: z.string(),
  buildingId: Id.nullable(),
  place: z.string(),
  everyDays: z.int(),
}
type Entry = z.output<z.ZodObject<typeof entry>>
const columnsOf = ({ kind, name, buildingId, place, everyDays }: Entry) => ({
  kind,
  name,
  building_id: buildingId,
  place,
  every_days: everyDays,
})

export const pointAdded = defineOperation({
  type: 'patrolPoint.added',
  version: 1,
  aggregate: 'patrolPoint',
  facts: z.object({ ...entry, since: Day }),
  personal: nobody,
  subjects: ({ facts }) => [facts.buildingId],
  apply(tx, { aggregateId, facts }) {
    tx.insert(patrolPointTable, { id: aggregateId, ...columnsOf(facts), active: 1, since: facts.since })
  },
})

export const pointChanged = defineOperation({
  type: 'patrolPoint.changed',
  version: 1,
  aggregate: 'patrolPoint',
  facts: z.object(entry),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(patrolPointTable, aggregateId, columnsOf(facts))
  },
})

/** Not looked at any more, or again from a day on. */
export const pointRetired = defineOperation({
  type: 'patrolPoint.retired',
  version: 1,
  aggregate: 'patrolPoint',
  facts: z.object({ active: z.boolean(), since: Day }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(patrolPointTable, aggregateId, {
      active: facts.active ? 1 : 0,
      ...(facts.active ? { since: facts.since } : {}),
    })
  },
})

/** Somebody looked. It counts for each open round the place is on. */
export const patrolChecked = defineOperation({
  type: 'patrolCheck.made',
  version: 1,
  aggregate: 'patrolCheck',
  facts: z.object({
    pointId: Id.nullable(),
    stopIds: z.array(Id),
    roundIds: z.array(Id),
    unitId: Id.nullable(),
    day: Day,
    outcome: CheckOutcome,
    caseId: Id.nullable(),
  }),
  personal: z.object({ found: Text }),
  subjects: ({ facts }) => [facts.pointId, facts.unitId, facts.caseId, ...facts.roundIds],
  apply(tx, { aggregateId, at, happenedAt, actor, facts, personal }) {
    tx.insert(patrolCheckTable, {
      id: aggregateId,
      point_id: facts.pointId,
      day: facts.day,
      at: happenedAt ?? at,
      by: actor,
      outcome: facts.outcome,
      found: personal.found ?? null,
      case_id: facts.caseId,
    })
    for (const id of facts.stopIds) tx.update(patrolStopTable, id, { check_id: aggregateId })
  },
})

export const patrolCheckUndone = defineOperation({
  type: 'patrolCheck.undone',
  version: 1,
  aggregate: 'patrolCheck',
  facts: z.object({ pointId: Id.nullable(), stopIds: z.array(Id) }),
  personal: nobody,
  subjects: ({ facts }) => [facts.pointId],
  apply(tx, { aggregateId, facts }) {
    for (const id of facts.stopIds) tx.update(patrolStopTable, id, { check_id: null })
    tx.delete(patrolCheckTable, aggregateId)
  },
})

export const patrolFileAttached = defineOperation({
  type: 'patrolCheck.fileAttached',
  version: 1,
  aggregate: 'patrolCheck',
  facts: z.object({ fileId: Id, hash: FileHash, size: z.int(), mediaType: z.string() }),
  personal: z.object({ name: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(patrolFileTable, {
      id: facts.fileId,
      check_id: aggregateId,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      attached_at: at,
    })
  },
})

export const patrolStarted = defineOperation({
  type: 'patrolRound.started',
  version: 1,
  aggregate: 'patrolRound',
  facts: z.object({
    title: z.string(),
    reason: PatrolReason,
    emergencyId: Id.nullable(),
    stops: z.array(
      z.object({ id: Id, pointId: Id.nullable(), unitId: Id.nullable(), stack: StackPlace.optional() }),
    ),
  }),
  personal: nobody,
  subjects: ({ facts }) => [facts.emergencyId],
  apply(tx, { aggregateId, at, happenedAt, actor, facts }) {
    tx.insert(patrolRoundTable, {
      id: aggregateId,
      title: facts.title,
      reason: facts.reason,
      emergency_id: facts.emergencyId,
      started_at: happenedAt ?? at,
      started_by: actor,
      ended_at: null,
    })
    for (const [position, { id, pointId, unitId, stack }] of facts.stops.entries())
      tx.insert(patrolStopTable, {
        id,
        round_id: aggregateId,
        position,
        point_id: pointId,
        unit_id: unitId,
        parent_id: stack?.parentId ?? null,
        stack: stack?.stack ?? null,
        check_id: null,
      })
  },
})

/** Ended before everything was looked at. */
export const patrolEnded = defineOperation({
  type: 'patrolRound.ended',
  version: 1,
  aggregate: 'patrolRound',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at }) {
    tx.update(patrolRoundTable, aggregateId, { ended_at: at })
  },
})

/** The home of a place is another one now: units were merged or split. */
export const patrolStopHomeChanged = defineOperation({
  type: 'patrolRound.homeChanged',
  version: 1,
  aggregate: 'patrolRound',
  facts: z.object({ stopId: Id, unitId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(patrolStopTable, facts.stopId, { unit_id: facts.unitId })
  },
})

export const patrolOperations = [
  pointAdded,
  pointChanged,
  pointRetired,
  patrolChecked,
  patrolCheckUndone,
  patrolFileAttached,
  patrolStarted,
  patrolEnded,
]
