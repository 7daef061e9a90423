import { z } from 'zod'
import { HandoverPart, PostedWay, VerifiedWay } from '../contract/handover.ts'
import { Day, FileHash, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { handoverFileTable, handoverVisitTable } from './tables.ts'

const aggregate = 'handoverVisit'
const nobody = z.object({})
const ofUnit = { unitId: Id }

/** A home is to be handed over: in a batch, or by itself. */
export const visitPlanned = defineOperation({
  type: 'handoverVisit.planned',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, buildingId: Id, batchId: Id.nullable(), code: z.string() }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, facts: { unitId, buildingId, batchId, code } }) {
    tx.insert(handoverVisitTable, {
      id: aggregateId,
      unit_id: unitId,
      building_id: buildingId,
      batch_id: batchId,
      code,
      state: 'planned',
      planned_at: at,
      person_id: null,
      verified_at: null,
      verified_by: null,
      verified_way: null,
      printed_at: null,
      posted_on: null,
      posted_way: null,
      tracking: null,
      received_on: null,
      day: null,
      slot: null,
      came_on: null,
      ticket: null,
      arrived_at: null,
      came: null,
      attorney: 0,
      papers: '[]',
      stop_id: null,
      decided_at: null,
      decided_by: null,
      decided_on: null,
      reasons: '[]',
      words: null,
      inspection_id: null,
      items: '[]',
      items_at: null,
      meters: '[]',
      signed_at: null,
      signed_by: null,
    })
  },
})

/** It was put on the list by mistake. */
export const visitWithdrawn = defineOperation({
  type: 'handoverVisit.withdrawn',
  version: 1,
  aggregate,
  facts: z.object(ofUnit),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId }) {
    tx.update(handoverVisitTable, aggregateId, { state: 'withdrawn' })
  },
})

/** The address was gone through with the owner; what it is stands with the person. */
export const addressVerified = defineOperation({
  type: 'handoverVisit.addressVerified',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, personId: Id, way: VerifiedWay }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId, facts.personId],
  apply(tx, { aggregateId, at, happenedAt, actor, facts: { personId, way } }) {
    tx.update(handoverVisitTable, aggregateId, {
      person_id: personId,
      verified_at: happenedAt ?? at,
      verified_by: actor,
      verified_way: way,
    })
  },
})

export const noticePrinted = defineOperation({
  type: 'handoverVisit.noticePrinted',
  version: 1,
  aggregate,
  facts: z.object(ofUnit),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at }) {
    tx.update(handoverVisitTable, aggregateId, { printed_at: at })
  },
})

export const noticePosted = defineOperation({
  type: 'handoverVisit.noticePosted',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, on: Day, way: PostedWay }),
  personal: z.object({ tracking: z.string() }),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts: { on, way }, personal }) {
    tx.update(handoverVisitTable, aggregateId, {
      posted_on: on,
      posted_way: way,
      tracking: personal.tracking ?? null,
      received_on: null,
    })
  },
})

/** The owner has the notice: a slip came back, or they said so. */
export const noticeReceived = defineOperation({
  type: 'handoverVisit.noticeReceived',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, on: Day }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(handoverVisitTable, aggregateId, { received_on: facts.on })
  },
})

/** When they are to come; null takes the appointment back. */
export const visitAppointed = defineOperation({
  type: 'handoverVisit.appointed',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, day: Day.nullable(), slot: z.string().nullable() }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts: { day, slot } }) {
    tx.update(handoverVisitTable, aggregateId, { day, slot })
  },
})

export const visitFileAttached = defineOperation({
  type: 'handoverVisit.fileAttached',
  version: 1,
  aggregate,
  facts: z.object({ part: HandoverPart, fileId: Id, hash: FileHash, size: z.int(), mediaType: z.string() }),
  personal: z.object({ name: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(handoverFileTable, {
      id: facts.fileId,
      visit_id: aggregateId,
      part: facts.part,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      attached_at: at,
    })
  },
})

export const visitOperations = [
  visitPlanned,
  visitWithdrawn,
  addressVerified,
  noticePrinted,
  noticePosted,
  noticeReceived,
  visitAppointed,
  visitFileAttached,
]
