import { z } from 'zod'
import { PartTerm, Trade } from '../contract/contractors.ts'
import { Day, Id } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { contractorContactTable, contractorTable, onCallContractTable, worksContractTable } from './tables.ts'

const nobody = z.object({})
const noted = z.object({ note: z.string() })
const contractor = 'contractor'

/** The whole entry each time. */
export const contractorSaved = defineOperation({
  type: 'contractor.saved',
  version: 1,
  aggregate: contractor,
  facts: z.object({ fresh: z.boolean(), name: z.string(), trades: z.array(Trade) }),
  personal: noted,
  apply(tx, { aggregateId, at, facts: { fresh, name, trades }, personal }) {
    const entry = { name, trades: JSON.stringify(trades), saved_at: at }
    if (fresh)
      tx.insert(contractorTable, { id: aggregateId, ...entry, note: personal.note ?? null, retired: 0 })
    else tx.update(contractorTable, aggregateId, { ...entry, ...patch({ note: personal.note }) })
  },
})

export const contractorRetired = defineOperation({
  type: 'contractor.retired',
  version: 1,
  aggregate: contractor,
  facts: z.object({ retired: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(contractorTable, aggregateId, { retired: flagOf(facts.retired) })
  },
})

/** The import that brought it was taken back; so were its contacts and contracts before it. */
export const contractorTakenBack = defineOperation({
  type: 'contractor.takenBack',
  version: 1,
  aggregate: contractor,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(contractorTable, aggregateId)
  },
})

/** Somebody there. `phone` is left out where it stays as it was, empty where it was taken away. */
export const contactSaved = defineOperation({
  type: 'contractor.contactSaved',
  version: 1,
  aggregate: contractor,
  facts: z.object({ contactId: Id, fresh: z.boolean(), duty: z.string() }),
  personal: z.object({ name: z.string(), phone: z.string() }),
  apply(tx, { aggregateId, facts: { contactId, fresh, duty }, personal }) {
    const phone = personal.phone === '' ? null : personal.phone
    if (fresh)
      tx.insert(contractorContactTable, {
        id: contactId,
        contractor_id: aggregateId,
        name: personal.name ?? null,
        duty,
        phone: phone ?? null,
      })
    else tx.update(contractorContactTable, contactId, { duty, ...patch({ name: personal.name, phone }) })
  },
})

export const contactRemoved = defineOperation({
  type: 'contractor.contactRemoved',
  version: 1,
  aggregate: contractor,
  facts: z.object({ contactId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(contractorContactTable, facts.contactId)
  },
})

/** Somebody looked at the full number of a contact; only the audit trail changes. */
export const contactUnmasked = defineOperation({
  type: 'contractor.contactUnmasked',
  version: 1,
  aggregate: contractor,
  facts: z.object({ contactId: Id }),
  personal: nobody,
  apply() {},
})

const cents = z.int().nullable()

/** The whole entry each time. */
export const worksSaved = defineOperation({
  type: 'worksContract.saved',
  version: 1,
  aggregate: 'worksContract',
  facts: z.object({
    fresh: z.boolean(),
    contractorId: Id,
    number: z.string(),
    title: z.string(),
    trade: Trade,
    buildingIds: z.array(Id),
    parts: z.array(PartTerm),
    acceptedOn: Day.nullable(),
    price: cents,
    settlement: cents,
  }),
  personal: noted,
  subjects: ({ facts }) => [facts.contractorId],
  apply(tx, { aggregateId, facts, personal }) {
    const { fresh, contractorId, buildingIds, parts, acceptedOn, ...same } = facts
    const entry = {
      ...same,
      contractor_id: contractorId,
      building_ids: JSON.stringify(buildingIds),
      parts: JSON.stringify(parts),
      accepted_on: acceptedOn,
    }
    if (fresh)
      tx.insert(worksContractTable, { id: aggregateId, ...entry, note: personal.note ?? null, removed: 0 })
    else tx.update(worksContractTable, aggregateId, { ...entry, ...patch({ note: personal.note }) })
  },
})

/** Recorded by mistake, or brought back: what was removed warrants nothing. */
export const worksRemoved = defineOperation({
  type: 'worksContract.removed',
  version: 1,
  aggregate: 'worksContract',
  facts: z.object({ removed: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(worksContractTable, aggregateId, { removed: flagOf(facts.removed) })
  },
})

/** The import that brought it was taken back. */
export const worksTakenBack = defineOperation({
  type: 'worksContract.takenBack',
  version: 1,
  aggregate: 'worksContract',
  facts: z.object({ contractorId: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.contractorId],
  apply(tx, { aggregateId }) {
    tx.delete(worksContractTable, aggregateId)
  },
})

/** The whole entry each time. */
export const onCallSaved = defineOperation({
  type: 'onCallContract.saved',
  version: 1,
  aggregate: 'onCallContract',
  facts: z.object({
    fresh: z.boolean(),
    contractorId: Id,
    trades: z.array(Trade),
    from: Day,
    until: Day,
  }),
  personal: z.object({ dayPhone: z.string(), nightPhone: z.string(), note: z.string() }),
  subjects: ({ facts }) => [facts.contractorId],
  apply(tx, { aggregateId, facts, personal }) {
    const entry = {
      contractor_id: facts.contractorId,
      trades: JSON.stringify(facts.trades),
      from_day: facts.from,
      until_day: facts.until,
      day_phone: personal.dayPhone ?? null,
      night_phone: personal.nightPhone ?? null,
      note: personal.note ?? null,
    }
    if (facts.fresh)
      tx.insert(onCallContractTable, {
        id: aggregateId,
        ...entry,
        ended: 0,
        called_at: null,
        called_by: null,
        reachable: null,
      })
    else tx.update(onCallContractTable, aggregateId, entry)
  },
})

export const onCallEnded = defineOperation({
  type: 'onCallContract.ended',
  version: 1,
  aggregate: 'onCallContract',
  facts: z.object({ ended: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(onCallContractTable, aggregateId, { ended: flagOf(facts.ended) })
  },
})

/** The import that brought it was taken back. */
export const onCallTakenBack = defineOperation({
  type: 'onCallContract.takenBack',
  version: 1,
  aggregate: 'onCallContract',
  facts: z.object({ contractorId: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.contractorId],
  apply(tx, { aggregateId }) {
    tx.delete(onCallContractTable, aggregateId)
  },
})

/** Somebody called to hear whether they would come. */
export const onCallConfirmed = defineOperation({
  type: 'onCallContract.confirmed',
  version: 1,
  aggregate: 'onCallContract',
  facts: z.object({ reachable: z.boolean() }),
  personal: noted,
  apply(tx, { aggregateId, at, happenedAt, actor, facts }) {
    tx.update(onCallContractTable, aggregateId, {
      called_at: happenedAt ?? at,
      called_by: actor,
      reachable: flagOf(facts.reachable),
    })
  },
})

export const contractorOperations = [
  contractorSaved,
  contractorRetired,
  contractorTakenBack,
  contactSaved,
  contactRemoved,
  contactUnmasked,
  worksSaved,
  worksRemoved,
  worksTakenBack,
  onCallSaved,
  onCallEnded,
  onCallTakenBack,
  onCallConfirmed,
]
