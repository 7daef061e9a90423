import { z } from 'zod'
import { Frame } from '../contract/plan-frames.ts'
import { RoomChecklist, TypeRoom } from '../contract/unit-types.ts'
import { FileHash, Id } from '../contract/values.ts'
import { flagOf } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { unitPlanFileTable, unitPlanTable, unitTypeTable } from './tables.ts'

const aggregate = 'unitType'
const nobody = z.object({})

/** The whole entry each time. */
export const unitTypeSaved = defineOperation({
  type: 'unitType.saved',
  version: 1,
  aggregate,
  facts: z.object({
    fresh: z.boolean(),
    name: z.string(),
    matchKey: z.string(),
    rooms: z.array(TypeRoom),
    typeVersion: z.int(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts: { fresh, name, matchKey, rooms, typeVersion } }) {
    const entry = {
      name,
      match_key: matchKey,
      rooms: JSON.stringify(rooms),
      version: typeVersion,
      saved_at: at,
    }
    if (fresh) tx.insert(unitTypeTable, { id: aggregateId, ...entry, checklists: '[]', retired: 0 })
    else tx.update(unitTypeTable, aggregateId, entry)
  },
})

/** What its rooms have beside the desk's checklist, or not. */
export const typeChecklistSet = defineOperation({
  type: 'unitType.checklistSet',
  version: 1,
  aggregate,
  facts: z.object({ checklists: z.array(RoomChecklist), typeVersion: z.int() }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    tx.update(unitTypeTable, aggregateId, {
      checklists: JSON.stringify(facts.checklists),
      version: facts.typeVersion,
      saved_at: at,
    })
  },
})

export const unitTypeRetired = defineOperation({
  type: 'unitType.retired',
  version: 1,
  aggregate,
  facts: z.object({ retired: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(unitTypeTable, aggregateId, { retired: flagOf(facts.retired) })
  },
})

const File = z.object({ hash: FileHash, size: z.int(), mediaType: z.string() })

/** A new drawing; the first one is the frame of all that come after it. */
export const planAdded = defineOperation({
  type: 'unitType.planAdded',
  version: 1,
  aggregate,
  facts: z.object({
    planId: Id,
    name: z.string(),
    page: z.int(),
    width: z.int(),
    height: z.int(),
    frame: Frame,
    alignment: z.enum(['first', 'edges']),
    /** The drawing as it came, and the picture that is shown. */
    drawing: File,
    picture: File,
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts: { planId, drawing, picture, frame, ...facts } }) {
    tx.insert(unitPlanTable, {
      id: planId,
      type_id: aggregateId,
      ...facts,
      media_type: drawing.mediaType,
      frame: JSON.stringify(frame),
      added_at: at,
      added_by: actor,
      removed: 0,
    })
    for (const [what, { hash, size, mediaType }] of Object.entries({ drawing, picture }))
      tx.insert(unitPlanFileTable, {
        id: `${planId}/${what}`,
        type_id: aggregateId,
        plan_id: planId,
        hash,
        size,
        media_type: mediaType,
      })
  },
})

/** Somebody showed where a drawing lies on the frame, or lets it lie by its edges again. */
export const planAligned = defineOperation({
  type: 'unitType.planAligned',
  version: 1,
  aggregate,
  facts: z.object({ planId: Id, frame: Frame, alignment: z.enum(['edges', 'points']) }),
  personal: nobody,
  apply(tx, { facts: { planId, frame, alignment } }) {
    tx.update(unitPlanTable, planId, { frame: JSON.stringify(frame), alignment })
  },
})

/** Not shown any more, or again; pins that were set on it are drawn on the others. */
export const planRemoved = defineOperation({
  type: 'unitType.planRemoved',
  version: 1,
  aggregate,
  facts: z.object({ planId: Id, removed: z.boolean() }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(unitPlanTable, facts.planId, { removed: flagOf(facts.removed) })
  },
})

export const unitTypeOperations = [
  unitTypeSaved,
  typeChecklistSet,
  unitTypeRetired,
  planAdded,
  planAligned,
  planRemoved,
]
