import type { FormState } from '../../contract/leak-pack.ts'
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

/** Forms that were reserved together, to be filled in on paper. */
export const leakPackTable = defineTable('leak_pack', {
  columns: {
    id: key(),
    reserved_at: integer(),
    reserved_by: optionalText(),
    /** 1 where the number was met on a paper the desk knew nothing of. */
    unknown: flag(),
  },
  indexes: [{ name: 'leak_pack_reserved', columns: ['reserved_at', 'id'] }],
  synced: { aggregate: 'leakPack', aggregateColumn: 'id' },
})

/** One paper form each. Times are what stands on it, UTC milliseconds. */
export const leakFormTable = defineTable('leak_form', {
  columns: {
    /** Its number, which is that of the case it becomes. */
    id: key(),
    pack_id: text(),
    place: integer(),
    state: text<FormState>(),
    case_id: optionalText(),
    called_at: optionalInteger(),
    sent_at: optionalInteger(),
    arrived_at: optionalInteger(),
    stopped_at: optionalInteger(),
    reason: personalText(),
  },
  indexes: [
    { name: 'leak_form_pack', columns: ['pack_id', 'place'] },
    { name: 'leak_form_case', columns: ['case_id'], where: 'case_id is not null' },
  ],
  synced: { aggregate: 'leakPack', aggregateColumn: 'pack_id' },
})

export const leakPackTables = [leakPackTable, leakFormTable]
