import type { rooms } from '../../contract/cases.ts'
import type { CostBearer, CostKind } from '../../contract/leak-losses.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../../database/table.ts'

/** An entry is never taken away: what was wrong is struck, with the reason. */
const struck = {
  struck_at: optionalInteger(),
  struck_by: optionalText(),
  struck_reason: personalText(),
}

/** Belongings that a leak damaged. */
export const damageTable = defineTable('leak_damage', {
  columns: {
    id: key(),
    case_id: text(),
    thing: personalText(),
    room: optionalText<(typeof rooms)[number]>(),
    /** Fen, as the owner says. */
    claimed: optionalInteger(),
    /** Fen. */
    agreed: optionalInteger(),
    words: personalText(),
    /** JSON of the files of the case that show it. */
    photos: text(),
    at: integer(),
    actor: optionalText(),
    ...struck,
  },
  indexes: [
    { name: 'leak_damage_case', columns: ['case_id', 'at'] },
    { name: 'leak_damage_at', columns: ['at', 'id'] },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})

/** What was spent on a leak or its source, and who bears it. */
export const costTable = defineTable('leak_cost', {
  columns: {
    id: key(),
    case_id: text(),
    of_source: flag(),
    kind: text<CostKind>(),
    what: personalText(),
    /** Fen. */
    amount: integer(),
    bearer: text<CostBearer>(),
    /** To this contractor's account, which is open until it is settled. */
    contractor_id: optionalText(),
    /** JSON of the files of the case that prove it. */
    evidence: text(),
    at: integer(),
    actor: optionalText(),
    ...struck,
  },
  indexes: [
    { name: 'leak_cost_case', columns: ['case_id', 'at'] },
    { name: 'leak_cost_at', columns: ['at', 'id'] },
    {
      name: 'leak_cost_contractor',
      columns: ['contractor_id', 'at'],
      where: 'contractor_id is not null',
    },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})

export const lossTables = [damageTable, costTable]
