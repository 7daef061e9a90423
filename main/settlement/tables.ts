import type { SettlementKind } from '../contract/settlement.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

const aggregate = 'contract'

/** What was entered of the clauses of a contract; where nothing was, what sales says counts. */
export const settlementClauseTable = defineTable('settlement_clause', {
  columns: {
    /** The contract. */
    id: key(),
    /** JSON of a `DelayClause`. */
    delay: optionalText(),
    /** JSON of an `AreaClause`. */
    area: optionalText(),
  },
  indexes: [],
  synced: { aggregate, aggregateColumn: 'id' },
})

/** Days of a delay that do not count. One that was struck stays to be seen. */
export const settlementWaiverTable = defineTable('settlement_waiver', {
  columns: {
    id: key(),
    contract_id: text(),
    from_day: text(),
    until_day: text(),
    reason: personalText(),
    at: integer(),
    struck_at: optionalInteger(),
  },
  indexes: [{ name: 'settlement_waiver_contract', columns: ['contract_id', 'from_day'] }],
  synced: { aggregate, aggregateColumn: 'contract_id' },
})

/** Sums that were fixed, with how they were reckoned then. */
export const settlementFixedTable = defineTable('settlement_fixed', {
  columns: {
    /** `<contract>/<kind>` */
    id: key(),
    contract_id: text(),
    kind: text<SettlementKind>(),
    at: integer(),
    actor: optionalText(),
    /** Cents. */
    agreed: integer(),
    /** JSON of a `DelayFigure` or an `AreaFigure`. */
    figure: text(),
    note: personalText(),
  },
  indexes: [{ name: 'settlement_fixed_contract', columns: ['contract_id'] }],
  synced: { aggregate, aggregateColumn: 'contract_id' },
})

export const settlementTables = [settlementClauseTable, settlementWaiverTable, settlementFixedTable]
