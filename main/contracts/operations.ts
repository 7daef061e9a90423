import { z } from 'zod'
import {
  ContractEndReason,
  ContractTerms,
  contractFields,
  mostBuyers,
  outstandingOf,
} from '../contract/contracts.ts'
import { Day, Id, Millis, Text } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation } from '../log/operation.ts'
import { numberKey } from './rules.ts'
import { contractBuyerTable, contractTable } from './tables.ts'

const aggregate = 'contract'
/** Puts an entry on the timelines of the home and of who signed. */
const about = { unitId: Id, buyers: z.array(Id).max(mostBuyers) }
const subjectsOf = ({ facts }: { facts: { unitId: string; buyers: readonly string[] } }) => [
  facts.unitId,
  ...facts.buyers,
]
const words = { penaltyText: Text, commitments: Text, requests: Text }
/** It came with a monthly file of sales. */
const source = { fromFile: z.boolean() }

type Terms = z.infer<typeof ContractTerms>
type Said = { readonly [K in keyof typeof words]?: string | undefined }

const termColumns = (terms: Terms) => ({
  number: terms.number,
  number_key: numberKey(terms.number),
  signed_on: terms.signedOn,
  sort_day: terms.signedOn ?? '',
  price: terms.price,
  due: terms.due,
  paid: terms.paid,
  outstanding: outstandingOf(terms),
  payment_method: terms.paymentMethod,
  promised_on: terms.promisedOn,
  penalty_rate: terms.penaltyRate,
  penalty_cap: terms.penaltyCap,
})

const wordColumns = ({ penaltyText, commitments, requests }: Said) => ({
  penalty_text: penaltyText ?? null,
  commitments: commitments ?? null,
  requests: requests ?? null,
})

function putBuyers(tx: TableWriter, contractId: string, buyers: readonly string[]): void {
  tx.deleteWhere(contractBuyerTable, 'contract_id', contractId)
  for (const [place, personId] of buyers.entries()) {
    tx.insert(contractBuyerTable, {
      id: `${contractId}/${place}`,
      contract_id: contractId,
      person_id: personId,
      place,
    })
  }
}

/** A home was sold. What starts behind a signed contract (callbacks) begins with it. */
export const contractSigned = defineOperation({
  type: 'contract.signed',
  version: 1,
  aggregate,
  facts: ContractTerms.extend({ ...about, ...source, buildingId: Id }),
  personal: z.object(words),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(contractTable, {
      id: aggregateId,
      unit_id: facts.unitId,
      building_id: facts.buildingId,
      state: 'signed',
      ...termColumns(facts),
      ...wordColumns(personal),
      from_file: facts.fromFile ? 1 : 0,
      missing_since: null,
      recorded_at: at,
      changed_at: at,
      end_reason: null,
      ended_on: null,
      end_note: null,
    })
    putBuyers(tx, aggregateId, facts.buyers)
  },
})

/** The contract as it is from now on, whole; `changed` says what of it is new. */
export const contractAmended = defineOperation({
  type: 'contract.amended',
  version: 1,
  aggregate,
  facts: ContractTerms.extend({
    ...about,
    ...source,
    changed: z.array(z.enum(contractFields)),
    /** Day of the supplementary agreement. */
    agreedOn: Day.nullable(),
  }),
  personal: z.object({ ...words, note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.update(contractTable, aggregateId, {
      ...termColumns(facts),
      ...wordColumns(personal),
      changed_at: at,
      // What the file says of a contract, it has.
      ...(facts.fromFile ? { from_file: 1, missing_since: null } : {}),
    })
    putBuyers(tx, aggregateId, facts.buyers)
  },
})

export const contractEnded = defineOperation({
  type: 'contract.ended',
  version: 1,
  aggregate,
  facts: z.object({ ...about, reason: ContractEndReason, endedOn: Day }),
  personal: z.object({ note: Text }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.update(contractTable, aggregateId, {
      state: 'ended',
      end_reason: facts.reason,
      ended_on: facts.endedOn,
      end_note: personal.note ?? null,
      missing_since: null,
      changed_at: at,
    })
  },
})

/** Takes an end back. What was asked about before it ended is asked about again. */
export const contractResumed = defineOperation({
  type: 'contract.resumed',
  version: 1,
  aggregate,
  facts: z.object({ ...about, missingSince: Millis.nullable() }),
  personal: z.object({}),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.update(contractTable, aggregateId, {
      state: 'signed',
      end_reason: null,
      ended_on: null,
      end_note: null,
      missing_since: facts.missingSince,
      changed_at: at,
    })
  },
})

/** The file of sales, which had it before, has it no more. Somebody has to ask; nothing of it changes. */
export const contractMissed = defineOperation({
  type: 'contract.missed',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: z.object({}),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at }) {
    tx.update(contractTable, aggregateId, { missing_since: at })
  },
})

/** Somebody asked, or the file has it again: it still stands. */
export const contractConfirmed = defineOperation({
  type: 'contract.confirmed',
  version: 1,
  aggregate,
  facts: z.object({
    ...about,
    ...source,
    /** Set where the desk's own asking is taken back: it is missing again since then. */
    missingSince: Millis.nullable().default(null),
  }),
  personal: z.object({}),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(contractTable, aggregateId, {
      missing_since: facts.missingSince,
      // Confirmed by a person, it is expected in no file any more until one has it again.
      from_file: facts.fromFile || facts.missingSince !== null ? 1 : 0,
    })
  },
})

/** An import was taken back: the contract is as it was before. */
export const contractRestored = defineOperation({
  type: 'contract.restored',
  version: 1,
  aggregate,
  facts: ContractTerms.extend({ ...about, ...source, missingSince: Millis.nullable() }),
  personal: z.object(words),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.update(contractTable, aggregateId, {
      ...termColumns(facts),
      ...wordColumns(personal),
      from_file: facts.fromFile ? 1 : 0,
      missing_since: facts.missingSince,
      changed_at: at,
    })
    putBuyers(tx, aggregateId, facts.buyers)
  },
})

/** It was recorded by mistake, or its import was taken back. */
export const contractRemoved = defineOperation({
  type: 'contract.removed',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: z.object({}),
  subjects: subjectsOf,
  apply(tx, { aggregateId }) {
    tx.deleteWhere(contractBuyerTable, 'contract_id', aggregateId)
    tx.delete(contractTable, aggregateId)
  },
})

/** Its home is another one now: units were merged, split or moved. */
export const contractHomeChanged = defineOperation({
  type: 'contract.homeChanged',
  version: 1,
  aggregate,
  facts: z.object({ unitId: Id, buildingId: Id }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(contractTable, aggregateId, { unit_id: facts.unitId, building_id: facts.buildingId })
  },
})

/** Two records were of one person, or were not: somebody else stands among those who signed. */
export const contractBuyerChanged = defineOperation({
  type: 'contract.buyerChanged',
  version: 1,
  aggregate,
  facts: z.object(about),
  personal: z.object({}),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts }) {
    putBuyers(tx, aggregateId, facts.buyers)
  },
})

export const contractOperations = [
  contractSigned,
  contractAmended,
  contractEnded,
  contractResumed,
  contractMissed,
  contractConfirmed,
  contractRestored,
  contractRemoved,
  contractHomeChanged,
  contractBuyerChanged,
]
