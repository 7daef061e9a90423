import { z } from 'zod'
import { FileHash, Id, Line, Millis, Text } from '../contract/values.ts'
import { VisitPurpose } from '../contract/visits.ts'
import { defineOperation } from '../log/operation.ts'
import { homeVisitFileTable, homeVisitTable, visitFollowUpTable } from './tables.ts'

const aggregate = 'visit'
/** Puts an entry on the timeline of the home. */
const place = { unitId: Id }
const placeOf = ({ facts }: { facts: { unitId: string } }) => [facts.unitId]
const noted = z.object({ note: Text })

export const visitPlanned = defineOperation({
  type: 'visit.planned',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    buildingId: Id.nullable(),
    purpose: VisitPurpose,
    visitor: Id.nullable(),
  }),
  personal: z.object({}),
  subjects: placeOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(homeVisitTable, {
      id: aggregateId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      state: 'planned',
      purpose: facts.purpose,
      visitor: facts.visitor,
      planned_at: at,
      appointment_at: null,
      held_at: null,
      person_id: null,
      present: null,
      note: null,
      minutes: null,
      sorted_at: at,
    })
  },
})

/** An appointment was agreed, or moved. */
export const visitAgreed = defineOperation({
  type: 'visit.agreed',
  version: 1,
  aggregate,
  facts: z.object({ ...place, appointmentAt: Millis, visitor: Id.nullable() }),
  personal: noted,
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(homeVisitTable, aggregateId, {
      state: 'agreed',
      appointment_at: facts.appointmentAt,
      visitor: facts.visitor,
      note: personal.note ?? null,
      sorted_at: facts.appointmentAt,
    })
  },
})

export const visitHeld = defineOperation({
  type: 'visit.held',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    heldAt: Millis,
    personId: Id.nullable(),
    /** What the visit was planned for and settled: callbacks of dissatisfied owners. */
    settled: z.array(Id).default([]),
  }),
  personal: z.object({ present: Line, minutes: Text }),
  subjects: ({ facts }) => [facts.unitId, facts.personId],
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(homeVisitTable, aggregateId, {
      state: 'held',
      held_at: facts.heldAt,
      person_id: facts.personId,
      present: personal.present ?? null,
      minutes: personal.minutes ?? null,
      sorted_at: facts.heldAt,
    })
  },
})

/** What came up at a visit became a case of its own. */
export const visitFollowedUp = defineOperation({
  type: 'visit.followedUp',
  version: 1,
  aggregate,
  facts: z.object({ ...place, caseId: Id }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.caseId],
  apply(tx, { aggregateId, facts }) {
    tx.insert(visitFollowUpTable, { id: facts.caseId, visit_id: aggregateId })
  },
})

/** Nobody was at home. */
export const visitMissed = defineOperation({
  type: 'visit.missed',
  version: 1,
  aggregate,
  facts: z.object(place),
  personal: noted,
  subjects: placeOf,
  apply(tx, { aggregateId, at, personal }) {
    tx.update(homeVisitTable, aggregateId, { state: 'missed', note: personal.note ?? null, sorted_at: at })
  },
})

export const visitCancelled = defineOperation({
  type: 'visit.cancelled',
  version: 1,
  aggregate,
  facts: z.object(place),
  personal: noted,
  subjects: placeOf,
  apply(tx, { aggregateId, at, personal }) {
    tx.update(homeVisitTable, aggregateId, { state: 'cancelled', note: personal.note ?? null, sorted_at: at })
  },
})

/** Photos were taken at a visit, or papers photographed there. */
export const visitFilesAdded = defineOperation({
  type: 'visit.filesAdded',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    files: z.array(
      z.object({
        fileId: Id,
        hash: FileHash,
        size: z.int().min(0),
        mediaType: z.string(),
        takenAt: Millis.nullable(),
      }),
    ),
  }),
  /** Names in the order of the files. */
  personal: z.object({ names: z.array(z.string()) }),
  subjects: placeOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    for (const [index, { fileId, hash, size, mediaType, takenAt }] of facts.files.entries()) {
      tx.insert(homeVisitFileTable, {
        id: fileId,
        visit_id: aggregateId,
        hash,
        size,
        name: personal.names?.[index] ?? null,
        media_type: mediaType,
        taken_at: takenAt,
        added_at: at,
      })
    }
  },
})

export const visitOperations = [
  visitFilesAdded,
  visitPlanned,
  visitAgreed,
  visitHeld,
  visitFollowedUp,
  visitMissed,
  visitCancelled,
]
