import type { ContractEndReason, ContractState } from '../contract/contracts.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Contracts of homes as sales hands them over. Sums are cents, rates millionths of the price. */
export const contractTable = defineTable('contract', {
  columns: {
    id: key(),
    unit_id: text(),
    building_id: text(),
    state: text<ContractState>(),
    number: optionalText(),
    /** As numbers are compared: capitals, no blanks. */
    number_key: optionalText(),
    signed_on: optionalText(),
    /** `signed_on`, or nothing: what lists are sorted by. */
    sort_day: text(),
    price: optionalInteger(),
    due: optionalInteger(),
    paid: optionalInteger(),
    /** What is due and not paid. */
    outstanding: optionalInteger(),
    payment_method: optionalText(),
    promised_on: optionalText(),
    penalty_rate: optionalInteger(),
    penalty_cap: optionalInteger(),
    penalty_text: personalText(),
    commitments: personalText(),
    requests: personalText(),
    /** It stands, or stood, in the monthly files of sales. */
    from_file: flag(),
    /** Since when the file has it no more. */
    missing_since: optionalInteger(),
    recorded_at: integer(),
    changed_at: integer(),
    end_reason: optionalText<ContractEndReason>(),
    ended_on: optionalText(),
    end_note: personalText(),
  },
  indexes: [
    { name: 'contract_sort', columns: ['sort_day', 'id'] },
    { name: 'contract_unit', columns: ['unit_id', 'sort_day'] },
    { name: 'contract_building', columns: ['building_id', 'sort_day', 'id'] },
    { name: 'contract_number', columns: ['number_key'], where: 'number_key is not null' },
    {
      name: 'contract_owing',
      columns: ['sort_day', 'id'],
      where: "outstanding > 0 and state = 'signed'",
    },
    { name: 'contract_promised', columns: ['promised_on', 'id'], where: "state = 'signed'" },
    {
      name: 'contract_requests',
      columns: ['sort_day', 'id'],
      where: "state = 'signed' and (requests is not null or commitments is not null)",
    },
    { name: 'contract_missing', columns: ['sort_day', 'id'], where: 'missing_since is not null' },
    { name: 'contract_ended', columns: ['sort_day', 'id'], where: "state = 'ended'" },
  ],
  synced: { aggregate: 'contract', aggregateColumn: 'id' },
})

/** Who signed, in the order the contract names them. */
export const contractBuyerTable = defineTable('contract_buyer', {
  columns: {
    /** `<contract>/<place>` */
    id: key(),
    contract_id: text(),
    person_id: text(),
    place: integer(),
  },
  indexes: [
    { name: 'contract_buyer_contract', columns: ['contract_id', 'place'] },
    { name: 'contract_buyer_person', columns: ['person_id'] },
  ],
  synced: { aggregate: 'contract', aggregateColumn: 'contract_id' },
})

export const contractTables = [contractTable, contractBuyerTable]
