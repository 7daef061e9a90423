import type { PromiseState } from '../contract/promises.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** What was promised to owners. */
export const promiseTable = defineTable('promise', {
  columns: {
    id: key(),
    case_id: text(),
    text: personalText(),
    /** Who approved it: a member of staff, or somebody by name. */
    approved_by: optionalText(),
    approver: personalText(),
    made_by: optionalText(),
    made_at: integer(),
    due_at: integer(),
    state: text<PromiseState>(),
    moved: integer(),
    ended_at: optionalInteger(),
  },
  indexes: [
    { name: 'promise_case', columns: ['case_id', 'made_at'] },
    { name: 'promise_state_due', columns: ['state', 'due_at', 'id'] },
    { name: 'promise_due', columns: ['due_at', 'id'] },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})
