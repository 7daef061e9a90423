import { z } from 'zod'
import { RoomKind } from '../contract/inspection.ts'
import {
  InspectionConclusion,
  InspectionPurpose,
  InspectionSide,
  ItemResult,
  SignerRole,
} from '../contract/inspections.ts'
import { Day, FileHash, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import {
  defectTable,
  inspectionItemTable,
  inspectionMeasureTable,
  inspectionSignatureTable,
  inspectionTable,
} from './tables.ts'

const aggregate = 'inspection'
const nobody = z.object({})
const place = { unitId: Id, buildingId: Id }
const placeOf = ({ facts }: { facts: { unitId: string } }) => [facts.unitId]
const fresh = {
  type_id: null,
  type_version: 0,
  checklist_version: 0,
  rooms: '[]',
  visit_id: null,
  planned_on: null,
  begun_at: null,
  finished_at: null,
  conclusion: null,
  reasons: '[]',
  note: null,
  void_reason: null,
  late: 0 as const,
}

export const inspectionPlanned = defineOperation({
  type: 'inspection.planned',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    purpose: InspectionPurpose,
    inspector: Id.nullable(),
    plannedOn: Day.nullable(),
    batchId: Id.nullable(),
  }),
  personal: nobody,
  subjects: placeOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(inspectionTable, {
      ...fresh,
      id: aggregateId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      purpose: facts.purpose,
      side: 'staff',
      inspector: facts.inspector,
      batch_id: facts.batchId,
      state: 'planned',
      planned_on: facts.plannedOn,
      sorted_at: at,
    })
  },
})

/** Somebody began; what was planned is taken by it. */
export const inspectionBegun = defineOperation({
  type: 'inspection.begun',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    purpose: InspectionPurpose,
    side: InspectionSide,
    plannedId: Id.nullable(),
    batchId: Id.nullable(),
    visitId: Id.nullable(),
    typeId: Id.nullable(),
    typeVersion: z.int(),
    checklistVersion: z.int(),
    rooms: z.array(z.object({ id: z.string(), kind: RoomKind, name: z.string() })),
  }),
  personal: nobody,
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt, actor, facts }) {
    const begunAt = happenedAt ?? at
    tx.insert(inspectionTable, {
      ...fresh,
      id: aggregateId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      type_id: facts.typeId,
      type_version: facts.typeVersion,
      checklist_version: facts.checklistVersion,
      rooms: JSON.stringify(facts.rooms),
      purpose: facts.purpose,
      side: facts.side,
      inspector: actor,
      batch_id: facts.batchId,
      visit_id: facts.visitId,
      state: 'open',
      begun_at: begunAt,
      sorted_at: begunAt,
    })
    if (facts.plannedId !== null) tx.update(inspectionTable, facts.plannedId, { state: 'taken' })
  },
})

/** How items stand; what is said again takes the place of what was said. */
export const itemsChecked = defineOperation({
  type: 'inspection.checked',
  version: 1,
  aggregate,
  facts: z.object({
    results: z.array(z.object({ roomId: z.string(), itemId: z.string(), result: ItemResult })),
    late: z.boolean(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    for (const { roomId, itemId, result } of facts.results)
      tx.put(inspectionItemTable, {
        id: `${aggregateId}/${roomId}/${itemId}`,
        inspection_id: aggregateId,
        room_id: roomId,
        item_id: itemId,
        result,
      })
    if (facts.late) tx.update(inspectionTable, aggregateId, { late: 1 })
  },
})

export const valuesMeasured = defineOperation({
  type: 'inspection.measured',
  version: 1,
  aggregate,
  facts: z.object({
    measureId: Id,
    roomId: z.string(),
    itemId: z.string(),
    values: z.array(z.number()),
    design: z.number().nullable(),
    /** By the limits that held then. */
    faults: z.array(z.enum(['low', 'high', 'deviation', 'spread'])),
    late: z.boolean(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, happenedAt, facts: { measureId, roomId, itemId, late, ...measured } }) {
    tx.put(inspectionMeasureTable, {
      id: measureId,
      inspection_id: aggregateId,
      room_id: roomId,
      item_id: itemId,
      measured: JSON.stringify(measured),
      measured_at: happenedAt ?? at,
    })
    if (late) tx.update(inspectionTable, aggregateId, { late: 1 })
  },
})

export const inspectionSigned = defineOperation({
  type: 'inspection.signed',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    signatureId: Id,
    role: SignerRole,
    personId: Id.nullable(),
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
    late: z.boolean(),
  }),
  personal: z.object({ name: z.string() }),
  subjects: ({ facts }) => [facts.unitId, facts.personId],
  apply(tx, { aggregateId, at, happenedAt, facts, personal }) {
    tx.put(inspectionSignatureTable, {
      id: facts.signatureId,
      inspection_id: aggregateId,
      role: facts.role,
      person_id: facts.personId,
      name: personal.name ?? null,
      hash: facts.hash,
      size: facts.size,
      media_type: facts.mediaType,
      signed_at: happenedAt ?? at,
    })
    if (facts.late) tx.update(inspectionTable, aggregateId, { late: 1 })
  },
})

export const inspectionConcluded = defineOperation({
  type: 'inspection.concluded',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    conclusion: InspectionConclusion,
    reasons: z.array(z.string()),
    late: z.boolean(),
  }),
  personal: z.object({ note: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt, facts, personal }) {
    tx.update(inspectionTable, aggregateId, {
      conclusion: facts.conclusion,
      reasons: JSON.stringify(facts.reasons),
      note: personal.note ?? null,
      // What was voided at the desk stays void: it only says how it would have ended.
      ...(facts.late ? { late: 1 } : { state: 'done', finished_at: happenedAt ?? at }),
    })
  },
})

export const inspectionVoided = defineOperation({
  type: 'inspection.voided',
  version: 1,
  aggregate,
  facts: z.object(place),
  personal: z.object({ reason: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, personal }) {
    tx.update(inspectionTable, aggregateId, { state: 'void', void_reason: personal.reason ?? null })
  },
})

/** The home that was walked through is another one now: units were merged, split or moved. */
export const inspectionHomeChanged = defineOperation({
  type: 'inspection.homeChanged',
  version: 1,
  aggregate,
  facts: z.object(place),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    const home = { unit_id: facts.unitId, building_id: facts.buildingId }
    tx.update(inspectionTable, aggregateId, home)
    tx.updateWhere(defectTable, 'inspection_id', aggregateId, home)
  },
})

/** Whoever signed stands under another record now: two records of one person were merged, or parted again. */
export const inspectionPersonChanged = defineOperation({
  type: 'inspection.personChanged',
  version: 1,
  aggregate,
  facts: z.object({ signatureId: Id, personId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(inspectionSignatureTable, facts.signatureId, { person_id: facts.personId })
  },
})

export const inspectionOwnOperations = [
  inspectionPlanned,
  inspectionBegun,
  itemsChecked,
  valuesMeasured,
  inspectionSigned,
  inspectionConcluded,
  inspectionVoided,
]
