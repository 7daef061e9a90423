import { z } from 'zod'
import { Day, Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import { defectDistinctTable, rectificationTable } from './rectification-tables.ts'
import { defectTable } from './tables.ts'

const aggregate = 'rectification'
const nobody = z.object({})
const noted = z.object({ note: z.string() })
const opened = {
  siteId: Id,
  number: z.string(),
  /** The counter the number came from and the value it has now. */
  counter: z.object({ id: z.string(), value: z.int() }),
  contractorId: Id.nullable(),
  party: z.string(),
  dueOn: Day,
  /** Homes of the defects, on whose timelines it stands. */
  unitIds: z.array(Id),
}
type Opened = z.output<z.ZodObject<typeof opened>>
const rowOf = (facts: Opened) => ({
  number: facts.number,
  contractor_id: facts.contractorId,
  party: facts.party,
  due_on: facts.dueOn,
  chased: 0,
  chased_at: null,
  joined_into: null,
})

export const rectificationDispatched = defineOperation({
  type: 'rectification.dispatched',
  version: 1,
  aggregate,
  facts: z.object({ ...opened, defects: z.array(z.object({ defectId: Id, dueOn: Day })) }),
  personal: noted,
  subjects: ({ facts }) => [...facts.unitIds, ...facts.defects.map(({ defectId }) => defectId)],
  apply(tx, { aggregateId, at, happenedAt, actor, facts, personal }) {
    tx.put(counterTable, { id: facts.counter.id, site_id: facts.siteId, value: facts.counter.value })
    tx.insert(rectificationTable, {
      id: aggregateId,
      ...rowOf(facts),
      dispatched_at: happenedAt ?? at,
      dispatched_by: actor,
      note: personal.note ?? null,
    })
    for (const { defectId, dueOn } of facts.defects)
      tx.update(defectTable, defectId, {
        state: 'dispatched',
        order_id: aggregateId,
        contractor_id: facts.contractorId,
        due_on: dueOn,
        repaired_at: null,
      })
  },
})

/** Some defects of an order go over to a new one with the same party; how they stand stays. */
export const rectificationSplit = defineOperation({
  type: 'rectification.split',
  version: 1,
  aggregate,
  facts: z.object({ ...opened, fromId: Id, defectIds: z.array(Id) }),
  personal: noted,
  subjects: ({ facts }) => [facts.fromId, ...facts.unitIds],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.put(counterTable, { id: facts.counter.id, site_id: facts.siteId, value: facts.counter.value })
    tx.insert(rectificationTable, {
      id: aggregateId,
      ...rowOf(facts),
      dispatched_at: at,
      dispatched_by: actor,
      note: personal.note ?? null,
    })
    for (const defectId of facts.defectIds) tx.update(defectTable, defectId, { order_id: aggregateId })
  },
})

/** All defects of an order go over to another one of the same party. */
export const rectificationJoined = defineOperation({
  type: 'rectification.joined',
  version: 1,
  aggregate,
  facts: z.object({ into: Id, defectIds: z.array(Id), dueOn: Day }),
  personal: nobody,
  subjects: ({ facts }) => [facts.into],
  apply(tx, { aggregateId, facts }) {
    tx.update(rectificationTable, aggregateId, { joined_into: facts.into })
    tx.update(rectificationTable, facts.into, { due_on: facts.dueOn })
    for (const defectId of facts.defectIds) tx.update(defectTable, defectId, { order_id: facts.into })
  },
})

export const rectificationChased = defineOperation({
  type: 'rectification.chased',
  version: 1,
  aggregate,
  facts: z.object({ chased: z.int() }),
  personal: noted,
  apply(tx, { aggregateId, at, happenedAt, facts }) {
    tx.update(rectificationTable, aggregateId, { chased: facts.chased, chased_at: happenedAt ?? at })
  },
})

const place = { unitId: Id }
const placeOf = ({ facts }: { facts: { unitId: string } }) => [facts.unitId]
const of = 'defect'

/** The party says it is repaired. */
export const defectRepaired = defineOperation({
  type: 'defect.repaired',
  version: 1,
  aggregate: of,
  facts: z.object(place),
  personal: noted,
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt, personal }) {
    tx.update(defectTable, aggregateId, {
      state: 'fixed',
      repaired_at: happenedAt ?? at,
      ...patch({ answer: personal.note }),
    })
  },
})

/** Somebody looked, and the repair is good. */
export const defectAccepted = defineOperation({
  type: 'defect.accepted',
  version: 1,
  aggregate: of,
  facts: z.object({ ...place, inspectionId: Id.nullable() }),
  personal: nobody,
  subjects: placeOf,
  apply(tx, { aggregateId, at, happenedAt }) {
    tx.update(defectTable, aggregateId, { state: 'accepted', accepted_at: happenedAt ?? at })
  },
})

/** Somebody looked, and it is not: back to the party, or to the desk where nobody had it. */
export const defectSentBack = defineOperation({
  type: 'defect.sentBack',
  version: 1,
  aggregate: of,
  facts: z.object({
    ...place,
    inspectionId: Id.nullable(),
    toParty: z.boolean(),
    /** How often by now. */
    times: z.int(),
    dueOn: Day.nullable(),
  }),
  personal: z.object({ reason: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(defectTable, aggregateId, {
      state: facts.toParty ? 'sentBack' : 'open',
      sent_back: facts.times,
      due_on: facts.dueOn,
      answer: personal.reason ?? null,
      repaired_at: null,
      accepted_at: null,
    })
  },
})

/** The party says that it does not owe the repair. */
export const defectDeclined = defineOperation({
  type: 'defect.declined',
  version: 1,
  aggregate: of,
  facts: z.object(place),
  personal: z.object({ reason: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, personal }) {
    tx.update(defectTable, aggregateId, { state: 'declined', answer: personal.reason ?? null })
  },
})

/** The desk decided whether the party owes it. */
export const defectRuled = defineOperation({
  type: 'defect.ruled',
  version: 1,
  aggregate: of,
  facts: z.object({ ...place, upheld: z.boolean() }),
  personal: z.object({ reason: z.string() }),
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(defectTable, aggregateId, {
      answer: personal.reason ?? null,
      ...(facts.upheld
        ? { state: 'open', order_id: null, contractor_id: null, works_id: null }
        : { state: 'dispatched' }),
    })
  },
})

/** It is the same as another defect of the home; its photos stay and are read with the other's. */
export const defectJoined = defineOperation({
  type: 'defect.joined',
  version: 1,
  aggregate: of,
  facts: z.object({ ...place, into: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId, facts.into],
  apply(tx, { aggregateId, facts }) {
    tx.update(defectTable, aggregateId, { joined_into: facts.into })
  },
})

/** It stands for itself again. */
export const defectParted = defineOperation({
  type: 'defect.parted',
  version: 1,
  aggregate: of,
  facts: z.object({ ...place, from: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId, facts.from],
  apply(tx, { aggregateId }) {
    tx.update(defectTable, aggregateId, { joined_into: null })
  },
})

/** Two defects that look alike are two. */
export const defectsJudgedDifferent = defineOperation({
  type: 'defect.judgedDifferent',
  version: 1,
  aggregate: of,
  facts: z.object({ other: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.other],
  apply(tx, { aggregateId, at, facts }) {
    tx.put(defectDistinctTable, {
      id: `${aggregateId}/${facts.other}`,
      defect_id: aggregateId,
      other_id: facts.other,
      judged_at: at,
    })
  },
})

export const rectificationOperations = [
  rectificationDispatched,
  rectificationSplit,
  rectificationJoined,
  rectificationChased,
  defectRepaired,
  defectAccepted,
  defectSentBack,
  defectDeclined,
  defectRuled,
  defectJoined,
  defectParted,
  defectsJudgedDifferent,
]
