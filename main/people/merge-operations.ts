import { z } from 'zod'
import { Occupancy, OccupancyRole, PersonDetails, Tier } from '../contract/people.ts'
import { Id, Millis } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { occupancyId, putOccupancy, writeDetails } from './rows.ts'
import {
  occupancyTable,
  personClassTable,
  personDistinctTable,
  personMergeTable,
  personTable,
} from './tables.ts'

/** What moved with a merge, by ids; undoing it goes by this. */
export const MergePlan = z.object({
  /** Roles of the merged record as they were; those of the survivor that were replaced; those it has instead. */
  occupancies: z.object({
    merged: z.array(Occupancy),
    before: z.array(Occupancy),
    after: z.array(Occupancy),
  }),
  /** Cases, callbacks and others that named the merged record. */
  things: z.array(z.object({ thing: z.string(), id: Id })),
  /** Records that had been merged into the merged one. */
  followers: z.array(Id),
  tier: z.object({ before: Tier, after: Tier }),
  /** The class given by hand that the merge brought to the survivor, with its time; its reason is among the words. */
  class: z.object({ class: z.string().nullable(), at: Millis, by: z.string().nullable() }).optional(),
})
export type MergePlan = z.infer<typeof MergePlan>

/** Details of the survivor that a merge changed, before and after it. */
export const MergedDetails = z.object({ before: PersonDetails.partial(), after: PersonDetails.partial() })
export type MergedDetails = z.infer<typeof MergedDetails>

/** An operation stands on at most so many timelines besides its own. */
const mostSubjects = 15

/**
 * Two records are of one person. The record that goes under stays as it was, with its own details, and says who
 * stands for it; the survivor gets the joined details. Things that named the record are moved by operations of their
 * own. Words of both are kept here and nowhere else, under the merge, so that erasing either of them, even after the
 * merge was undone, leaves none behind; without them the survivor's details stay as they are.
 */
export const mergeMade = defineOperation({
  type: 'merge.made',
  version: 1,
  aggregate: 'merge',
  facts: z.object({ survivorId: Id, mergedId: Id, changed: z.array(z.string()), plan: MergePlan }),
  personal: MergedDetails.extend({ classReason: z.string().optional() }),
  subjects: ({ facts: { survivorId, mergedId, plan } }) =>
    [survivorId, mergedId, ...new Set(plan.occupancies.merged.map(one => one.unitId))].slice(0, mostSubjects),
  apply(tx, { aggregateId, at, actor, facts: { survivorId, mergedId, changed, plan }, personal }) {
    for (const id of [mergedId, ...plan.followers]) tx.update(personTable, id, { merged_into: survivorId })
    if (plan.tier.after !== plan.tier.before) tx.update(personTable, survivorId, { tier: plan.tier.after })
    if (personal.after) writeDetails(tx, survivorId, changed, personal.after)
    tx.deleteWhere(occupancyTable, 'person_id', mergedId)
    for (const one of plan.occupancies.after) putOccupancy(tx, survivorId, one)
    if (plan.class) {
      const { class: given, at: setAt, by } = plan.class
      const reason = personal.classReason ?? null
      tx.put(personClassTable, { id: survivorId, class: given, reason, set_at: setAt, set_by: by })
    }
    tx.insert(personMergeTable, {
      id: aggregateId,
      survivor_id: survivorId,
      merged_id: mergedId,
      merged_at: at,
      merged_by: actor,
      undone_at: null,
      plan: JSON.stringify(plan),
      details:
        personal.before && personal.after
          ? JSON.stringify({ before: personal.before, after: personal.after })
          : null,
    })
  },
})

/** A merge was undone: the record stands for itself again, with its roles. */
export const mergeUndone = defineOperation({
  type: 'merge.undone',
  version: 1,
  aggregate: 'merge',
  facts: z.object({
    survivorId: Id,
    mergedId: Id,
    /** Details of the survivor that still were as the merge made them, and become what they were. */
    changed: z.array(z.string()),
    tier: Tier.nullable(),
    followers: z.array(Id),
    /** Roles that come back, and what becomes of the survivor's. */
    restore: z.array(Occupancy),
    put: z.array(Occupancy),
    remove: z.array(z.object({ unitId: Id, role: OccupancyRole })),
    /** The class that the merge had brought leaves the survivor again. */
    classGoes: z.boolean().optional(),
  }),
  personal: z.object({ details: PersonDetails.partial() }),
  subjects: ({ facts: { survivorId, mergedId, restore } }) =>
    [survivorId, mergedId, ...new Set(restore.map(one => one.unitId))].slice(0, mostSubjects),
  apply(tx, { aggregateId, at, facts, personal }) {
    const { survivorId, mergedId, changed, tier, followers, restore, put, remove, classGoes } = facts
    tx.update(personTable, mergedId, { merged_into: null })
    for (const id of followers) tx.update(personTable, id, { merged_into: mergedId })
    if (tier !== null) tx.update(personTable, survivorId, { tier })
    if (personal.details) writeDetails(tx, survivorId, changed, personal.details)
    for (const { unitId, role } of remove) tx.delete(occupancyTable, occupancyId(survivorId, unitId, role))
    for (const one of put) putOccupancy(tx, survivorId, one)
    for (const one of restore) putOccupancy(tx, mergedId, one)
    if (classGoes) tx.deleteWhere(personClassTable, 'id', survivorId)
    tx.update(personMergeTable, aggregateId, { undone_at: at })
  },
})

/** Somebody judged that two records are two people; the finder does not propose them again. */
export const personJudgedDistinct = defineOperation({
  type: 'person.judgedDistinct',
  version: 1,
  aggregate: 'person',
  facts: z.object({ otherId: Id }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.otherId],
  apply(tx, { aggregateId, at, actor, facts: { otherId } }) {
    tx.put(personDistinctTable, {
      id: `${aggregateId}/${otherId}`,
      person_id: aggregateId,
      other_id: otherId,
      judged_at: at,
      judged_by: actor,
    })
  },
})

/** That judgement was taken back. */
export const distinctTakenBack = defineOperation({
  type: 'person.distinctTakenBack',
  version: 1,
  aggregate: 'person',
  facts: z.object({ otherId: Id }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.otherId],
  apply(tx, { aggregateId, facts: { otherId } }) {
    tx.delete(personDistinctTable, `${aggregateId}/${otherId}`)
  },
})

export const mergeOperations = [mergeMade, mergeUndone, personJudgedDistinct, distinctTakenBack]
