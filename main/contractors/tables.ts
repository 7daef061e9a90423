import type { Trade } from '../contract/contractors.ts'
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

/** Who builds and mends (承包单位). The name of a company is no person's. */
export const contractorTable = defineTable('contractor', {
  columns: {
    id: key(),
    name: text(),
    /** JSON of `Trade[]`. */
    trades: text(),
    note: personalText(),
    retired: flag(),
    saved_at: integer(),
  },
  synced: { aggregate: 'contractor', aggregateColumn: 'id' },
})

/** People there. */
export const contractorContactTable = defineTable('contractor_contact', {
  columns: {
    id: key(),
    contractor_id: text(),
    name: personalText(),
    duty: text(),
    phone: personalText(),
  },
  indexes: [{ name: 'contractor_contact_contractor', columns: ['contractor_id', 'id'] }],
  synced: { aggregate: 'contractor', aggregateColumn: 'contractor_id' },
})

/** Contracts of works (工程合同): who built what, and how long it is warranted. */
export const worksContractTable = defineTable('works_contract', {
  columns: {
    id: key(),
    contractor_id: text(),
    number: text(),
    title: text(),
    trade: text<Trade>(),
    /** JSON of building ids. */
    building_ids: text(),
    /** JSON of `PartTerm[]`. */
    parts: text(),
    accepted_on: optionalText(),
    /** Cents. */
    price: optionalInteger(),
    settlement: optionalInteger(),
    note: personalText(),
    removed: flag(),
  },
  indexes: [{ name: 'works_contract_contractor', columns: ['contractor_id', 'id'] }],
  synced: { aggregate: 'worksContract', aggregateColumn: 'id' },
})

/** Contracts on call (零星维修、抢修待命), one a season. */
export const onCallContractTable = defineTable('on_call_contract', {
  columns: {
    id: key(),
    contractor_id: text(),
    /** JSON of `Trade[]`. */
    trades: text(),
    from_day: text(),
    until_day: text(),
    day_phone: personalText(),
    night_phone: personalText(),
    note: personalText(),
    ended: flag(),
    called_at: optionalInteger(),
    called_by: optionalText(),
    /** 0 or 1; null where nobody called yet. */
    reachable: optionalInteger(),
  },
  indexes: [{ name: 'on_call_contract_contractor', columns: ['contractor_id', 'id'] }],
  synced: { aggregate: 'onCallContract', aggregateColumn: 'id' },
})

export const contractorTables = [
  contractorTable,
  contractorContactTable,
  worksContractTable,
  onCallContractTable,
]
