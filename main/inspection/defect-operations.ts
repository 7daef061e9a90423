import { z } from 'zod'
import { WorkPart } from '../contract/contractors.ts'
import { DefectKind, DefectSeverity, RoomKind } from '../contract/inspection.ts'
import { InspectionSide, Mark, PhotoOf, Pin } from '../contract/inspections.ts'
import { Day, FileHash, Id, Millis } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { defectFileTable, defectTable, inspectionTable } from './tables.ts'

const aggregate = 'defect'
const place = { unitId: Id }
const placeOf = ({ facts }: { facts: { unitId: string } }) => [facts.unitId]
const said = z.object({ text: z.string() })
const found = {
  part: WorkPart,
  kind: DefectKind,
  severity: DefectSeverity,
  pin: Pin.nullable(),
  /** The contract of works that warrants the part, as the desk proposes it. */
  worksId: Id.nullable(),
  contractorId: Id.nullable(),
  dueOn: Day.nullable(),
}
const columnsOf = (facts: z.output<z.ZodObject<typeof found>>) => ({
  part: facts.part,
  kind: facts.kind,
  severity: facts.severity,
  pin: facts.pin && JSON.stringify(facts.pin),
  works_id: facts.worksId,
  contractor_id: facts.contractorId,
  due_on: facts.dueOn,
})

export const defectRecorded = defineOperation({
  type: 'defect.recorded',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    ...found,
    inspectionId: Id,
    buildingId: Id,
    typeId: Id.nullable(),
    room: z.object({ id: z.string(), kind: RoomKind, name: z.string() }),
    itemId: z.string().nullable(),
    findingId: z.string().nullable(),
    side: InspectionSide,
    late: z.boolean(),
  }),
  personal: said,
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt, actor, facts, personal }) {
    tx.insert(defectTable, {
      id: aggregateId,
      inspection_id: facts.inspectionId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      type_id: facts.typeId,
      room_id: facts.room.id,
      room_kind: facts.room.kind,
      room_name: facts.room.name,
      item_id: facts.itemId,
      finding_id: facts.findingId,
      ...columnsOf(facts),
      text: personal.text ?? null,
      side: facts.side,
      state: 'open',
      found_at: happenedAt ?? at,
      found_by: actor,
      late: flagOf(facts.late),
      void_reason: null,
      order_id: null,
      joined_into: null,
      answer: null,
      sent_back: null,
      repaired_at: null,
      accepted_at: null,
    })
    if (facts.late) tx.update(inspectionTable, facts.inspectionId, { late: 1 })
  },
})

/** The whole entry each time. */
export const defectChanged = defineOperation({
  type: 'defect.changed',
  version: 1,
  aggregate,
  facts: z.object({ ...place, ...found }),
  personal: said,
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(defectTable, aggregateId, { ...columnsOf(facts), ...patch({ text: personal.text }) })
  },
})

/** Recorded by mistake, or back again. */
export const defectWithdrawn = defineOperation({
  type: 'defect.withdrawn',
  version: 1,
  aggregate,
  facts: z.object({ ...place, withdrawn: z.boolean() }),
  personal: z.object({ reason: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(defectTable, aggregateId, {
      state: facts.withdrawn ? 'void' : 'open',
      void_reason: facts.withdrawn ? (personal.reason ?? null) : null,
    })
  },
})

export const defectPhotoAdded = defineOperation({
  type: 'defect.photoAdded',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    fileId: Id,
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
    of: PhotoOf,
    takenAt: Millis.nullable(),
  }),
  personal: z.object({ name: z.string(), marks: z.array(Mark) }),
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt, facts, personal }) {
    tx.insert(defectFileTable, {
      id: facts.fileId,
      defect_id: aggregateId,
      of: facts.of,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      taken_at: facts.takenAt,
      added_at: happenedAt ?? at,
      marks: personal.marks ? JSON.stringify(personal.marks) : null,
    })
  },
})

/** What is drawn over a photo; the photo stays as it was taken. */
export const defectPhotoMarked = defineOperation({
  type: 'defect.photoMarked',
  version: 1,
  aggregate,
  facts: z.object({ fileId: Id }),
  personal: z.object({ marks: z.array(Mark) }),
  apply(tx, { facts, personal }) {
    tx.update(defectFileTable, facts.fileId, {
      marks: personal.marks ? JSON.stringify(personal.marks) : null,
    })
  },
})

export const defectOperations = [
  defectRecorded,
  defectChanged,
  defectWithdrawn,
  defectPhotoAdded,
  defectPhotoMarked,
]
