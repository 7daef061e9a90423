import { z } from 'zod'
import { MovedFrom, UnitStage, WentAlong } from '../contract/unit-changes.ts'
import { Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { roomKeyOf } from './matching.ts'
import { unitChangeTable, unitTable } from './tables.ts'

const nobody = z.object({})
const aggregate = 'unit'
const why = z.object({ reason: Text })

/** Where a unit stands. */
const place = {
  parentId: Id,
  projectId: Id,
  buildingId: Id,
  number: z.string(),
  room: z.string(),
  matchKey: z.string(),
}

function placeRow(facts: {
  readonly parentId: string
  readonly projectId: string
  readonly buildingId: string
  readonly number: string
  readonly room: string
  readonly matchKey: string
}) {
  return {
    parent_id: facts.parentId,
    project_id: facts.projectId,
    building_id: facts.buildingId,
    number: facts.number,
    room: facts.room,
    match_key: facts.matchKey,
    room_key: roomKeyOf(facts.matchKey),
  }
}

/** A unit stands under another entrance or building than was written down. */
export const unitMoved = defineOperation({
  type: 'unit.moved',
  version: 1,
  aggregate,
  facts: z.object({ ...place, changeId: Id, was: MovedFrom }),
  personal: why,
  subjects: ({ facts }) => [facts.buildingId],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.update(unitTable, aggregateId, placeRow(facts))
    tx.insert(unitChangeTable, {
      id: facts.changeId,
      unit_id: aggregateId,
      other_id: facts.parentId,
      kind: 'move',
      at,
      actor,
      content: JSON.stringify(facts.was),
      reason: personal.reason ?? null,
      undone_at: null,
    })
  },
})

export const unitMovedBack = defineOperation({
  type: 'unit.movedBack',
  version: 1,
  aggregate,
  facts: z.object({ ...place, changeId: Id }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    tx.update(unitTable, aggregateId, placeRow(facts))
    tx.update(unitChangeTable, facts.changeId, { undone_at: at })
  },
})

/**
 * Two files were of one home: this unit's number leads to the other from now on. What belonged to it went there by
 * operations of its own, which `along` names.
 */
export const unitMerged = defineOperation({
  type: 'unit.merged',
  version: 1,
  aggregate,
  facts: z.object({ changeId: Id, into: Id, along: WentAlong }),
  personal: why,
  subjects: ({ facts }) => [facts.into],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    for (const id of [aggregateId, ...facts.along.aliases])
      tx.update(unitTable, id, { merged_into: facts.into })
    tx.insert(unitChangeTable, {
      id: facts.changeId,
      unit_id: aggregateId,
      other_id: facts.into,
      kind: 'merge',
      at,
      actor,
      content: JSON.stringify(facts.along),
      reason: personal.reason ?? null,
      undone_at: null,
    })
  },
})

export const unitUnmerged = defineOperation({
  type: 'unit.unmerged',
  version: 1,
  aggregate,
  facts: z.object({ changeId: Id, from: Id, aliases: z.array(Id) }),
  personal: nobody,
  subjects: ({ facts }) => [facts.from],
  apply(tx, { aggregateId, at, facts }) {
    tx.update(unitTable, aggregateId, { merged_into: null })
    for (const id of facts.aliases) tx.update(unitTable, id, { merged_into: aggregateId })
    tx.update(unitChangeTable, facts.changeId, { undone_at: at })
  },
})

/** A part of this unit is a unit of its own; it was registered in the same step. */
export const unitSplit = defineOperation({
  type: 'unit.split',
  version: 1,
  aggregate,
  facts: z.object({ changeId: Id, part: Id, along: WentAlong }),
  personal: why,
  subjects: ({ facts }) => [facts.part],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(unitChangeTable, {
      id: facts.changeId,
      unit_id: aggregateId,
      other_id: facts.part,
      kind: 'split',
      at,
      actor,
      content: JSON.stringify(facts.along),
      reason: personal.reason ?? null,
      undone_at: null,
    })
  },
})

/** The part is no unit of its own: it was merged back, or removed where nothing else was ever there. */
export const unitSplitUndone = defineOperation({
  type: 'unit.splitUndone',
  version: 1,
  aggregate,
  facts: z.object({ changeId: Id, part: Id }),
  personal: nobody,
  apply(tx, { at, facts }) {
    tx.update(unitChangeTable, facts.changeId, { undone_at: at })
  },
})

/** Somebody knows better than the facts in which stage the file is; null goes back to the facts. */
export const unitStageSet = defineOperation({
  type: 'unit.stageSet',
  version: 1,
  aggregate,
  facts: z.object({ stage: UnitStage.nullable() }),
  personal: why,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(unitTable, aggregateId, { stage: facts.stage, stage_reason: personal.reason ?? null })
  },
})

export const unitChangeOperations = [
  unitMoved,
  unitMovedBack,
  unitMerged,
  unitUnmerged,
  unitSplit,
  unitSplitUndone,
  unitStageSet,
]
