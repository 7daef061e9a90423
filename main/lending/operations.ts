import { z } from 'zod'
import { LendingPart, SignedWay, ThingCondition, ThingKind } from '../contract/lending.ts'
import { Day, FileHash, Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import { lendingFileTable, lentThingTable, loanTable, thingConditionTable } from './tables.ts'

const thing = 'thing'
const loan = 'loan'
const nobody = z.object({})
const ofThing = z.object({ thingId: Id })
/** Names of things and notes may name somebody: "contract of Zhang San". */
const told = z.object({ name: z.string(), note: z.string() })
const entry = { kind: ThingKind, place: z.string(), unitId: Id.nullable(), condition: ThingCondition }

export const thingAdded = defineOperation({
  type: 'thing.added',
  version: 1,
  aggregate: thing,
  facts: z.object({
    ...entry,
    number: z.string(),
    counter: z.object({ id: z.string(), value: z.int() }),
    siteId: Id,
  }),
  personal: told,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, facts, personal }) {
    const { counter, siteId, kind, place, unitId, condition, number } = facts
    tx.put(counterTable, { id: counter.id, site_id: siteId, value: counter.value })
    tx.insert(lentThingTable, {
      id: aggregateId,
      number,
      kind,
      name: personal.name ?? null,
      place,
      unit_id: unitId,
      condition,
      note: personal.note ?? null,
      retired: 0,
      replaced_by: null,
      added_at: at,
      loan_id: null,
    })
  },
})

export const thingChanged = defineOperation({
  type: 'thing.changed',
  version: 1,
  aggregate: thing,
  facts: z.object(entry),
  personal: told,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts: { kind, place, unitId, condition }, personal }) {
    const { name, note } = personal
    tx.update(lentThingTable, aggregateId, {
      kind,
      place,
      unit_id: unitId,
      condition,
      ...patch({ name, note }),
    })
  },
})

export const thingRetired = defineOperation({
  type: 'thing.retired',
  version: 1,
  aggregate: thing,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(lentThingTable, aggregateId, { retired: 1 })
  },
})

export const thingRestored = defineOperation({
  type: 'thing.restored',
  version: 1,
  aggregate: thing,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(lentThingTable, aggregateId, { retired: 0 })
  },
})

/** Repaired, damaged, lost, replaced. */
export const thingConditionSet = defineOperation({
  type: 'thing.conditionSet',
  version: 1,
  aggregate: thing,
  facts: z.object({ entryId: Id, condition: ThingCondition, replacedBy: Id.nullable() }),
  personal: z.object({ note: z.string() }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    const { entryId, condition, replacedBy } = facts
    tx.update(lentThingTable, aggregateId, { condition, replaced_by: replacedBy })
    tx.insert(thingConditionTable, {
      id: entryId,
      thing_id: aggregateId,
      at,
      by: actor,
      condition,
      note: personal.note ?? null,
    })
  },
})

export const thingFileAttached = defineOperation({
  type: 'thing.fileAttached',
  version: 1,
  aggregate: thing,
  facts: z.object({
    fileId: Id,
    loanId: Id.nullable(),
    part: LendingPart,
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
  }),
  personal: z.object({ name: z.string() }),
  subjects: ({ facts }) => [facts.loanId],
  apply(tx, { aggregateId, at, facts, personal }) {
    const { fileId, loanId, part, hash, size, mediaType } = facts
    tx.insert(lendingFileTable, {
      id: fileId,
      thing_id: aggregateId,
      loan_id: loanId,
      part,
      hash,
      size,
      name: personal.name ?? null,
      media_type: mediaType,
      attached_at: at,
    })
  },
})

/** A signature or a slip went with what is stored about whoever borrowed. */
export const loanFileRemoved = defineOperation({
  type: 'loan.fileRemoved',
  version: 1,
  aggregate: loan,
  facts: z.object({ fileId: Id, hash: FileHash }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(lendingFileTable, facts.fileId)
  },
})

export const loanStarted = defineOperation({
  type: 'loan.started',
  version: 1,
  aggregate: loan,
  facts: z.object({
    thingId: Id,
    staffId: Id.nullable(),
    due: Day,
    signed: SignedWay,
    condition: ThingCondition,
    personId: Id.optional(),
    partnerId: Id.optional(),
  }),
  personal: z.object({ borrower: z.string(), phone: z.string(), purpose: z.string() }),
  subjects: ({ facts }) => [facts.thingId, facts.personId ?? null],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(loanTable, {
      id: aggregateId,
      thing_id: facts.thingId,
      staff_id: facts.staffId,
      borrower: personal.borrower ?? null,
      phone: personal.phone ?? null,
      purpose: personal.purpose ?? null,
      lent_at: at,
      lent_by: actor,
      due: facts.due,
      signed: facts.signed,
      condition_out: facts.condition,
      returned_at: null,
      returned_to: null,
      condition_in: null,
      return_note: null,
      chases: 0,
      chased_at: null,
      person_id: facts.personId ?? null,
      partner_id: facts.partnerId ?? null,
    })
    tx.update(lentThingTable, facts.thingId, { loan_id: aggregateId })
  },
})

export const loanReturned = defineOperation({
  type: 'loan.returned',
  version: 1,
  aggregate: loan,
  facts: z.object({ thingId: Id, condition: ThingCondition }),
  personal: z.object({ note: z.string() }),
  subjects: ({ facts }) => [facts.thingId],
  apply(tx, { aggregateId, at, actor, facts: { thingId, condition }, personal }) {
    tx.update(loanTable, aggregateId, {
      returned_at: at,
      returned_to: actor,
      condition_in: condition,
      return_note: personal.note ?? null,
    })
    tx.update(lentThingTable, thingId, { loan_id: null, condition })
  },
})

/** A return was recorded by mistake: it is lent again as it was. */
export const loanReturnUndone = defineOperation({
  type: 'loan.returnUndone',
  version: 1,
  aggregate: loan,
  facts: z.object({ thingId: Id, condition: ThingCondition }),
  personal: nobody,
  subjects: ({ facts }) => [facts.thingId],
  apply(tx, { aggregateId, facts: { thingId, condition } }) {
    tx.update(loanTable, aggregateId, {
      returned_at: null,
      returned_to: null,
      condition_in: null,
      return_note: null,
    })
    tx.update(lentThingTable, thingId, { loan_id: aggregateId, condition })
  },
})

export const loanExtended = defineOperation({
  type: 'loan.extended',
  version: 1,
  aggregate: loan,
  facts: z.object({ thingId: Id, due: Day, from: Day }),
  personal: nobody,
  subjects: ({ facts }) => [facts.thingId],
  apply(tx, { aggregateId, facts }) {
    tx.update(loanTable, aggregateId, { due: facts.due })
  },
})

export const loanChased = defineOperation({
  type: 'loan.chased',
  version: 1,
  aggregate: loan,
  facts: ofThing,
  personal: z.object({ note: z.string() }),
  subjects: ({ facts }) => [facts.thingId],
  apply(tx, { aggregateId, at }) {
    tx.add(loanTable, aggregateId, { chases: 1 })
    tx.update(loanTable, aggregateId, { chased_at: at })
  },
})

export const lendingOperations = [
  thingAdded,
  thingChanged,
  thingRetired,
  thingRestored,
  thingConditionSet,
  thingFileAttached,
  loanFileRemoved,
  loanStarted,
  loanReturned,
  loanReturnUndone,
  loanExtended,
  loanChased,
]
