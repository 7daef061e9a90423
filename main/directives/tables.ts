import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'
import type { DirectiveKind, NeedKind } from '../contract/directives.ts'

/** What headquarters told the site to do. Headquarters alone writes it. */
export const directiveTable = defineTable('directive', {
  columns: {
    id: key(),
    kind: text<DirectiveKind>(),
    /** The case it is about, if any. */
    case_id: optionalText(),
    title: personalText(),
    text: personalText(),
    /** Who at headquarters sent it. */
    sender: personalText(),
    due_on: optionalText(),
    given_at: integer(),
    closed_at: optionalInteger(),
    closing: personalText(),
  },
  indexes: [
    { name: 'directive_given', columns: ['given_at', 'id'] },
    { name: 'directive_open', columns: ['due_on', 'id'], where: 'closed_at is null' },
    { name: 'directive_case', columns: ['case_id'], where: 'case_id is not null' },
  ],
  synced: { aggregate: 'directive', aggregateColumn: 'id' },
})

/** What the site says to a directive; `id` is the directive's. The site alone writes it. */
export const directiveAnswerTable = defineTable('directive_answer', {
  columns: {
    id: key(),
    acknowledged_at: integer(),
    acknowledged_by: optionalText(),
    answer: personalText(),
    answered_at: optionalInteger(),
    answered_by: optionalText(),
    done_at: optionalInteger(),
    done_by: optionalText(),
  },
  synced: { aggregate: 'directiveAnswer', aggregateColumn: 'id' },
})

/** What the site needs of headquarters, or finds difficult. The site alone writes it. */
export const needTable = defineTable('need', {
  columns: {
    id: key(),
    kind: text<NeedKind>(),
    case_id: optionalText(),
    title: personalText(),
    text: personalText(),
    raised_at: integer(),
    raised_by: optionalText(),
    settled_at: optionalInteger(),
    settled_by: optionalText(),
  },
  indexes: [
    { name: 'need_raised', columns: ['raised_at', 'id'] },
    { name: 'need_open', columns: ['raised_at'], where: 'settled_at is null' },
  ],
  synced: { aggregate: 'need', aggregateColumn: 'id' },
})

/** What headquarters answers to a need; `id` is the need's. Headquarters alone writes it. */
export const needAnswerTable = defineTable('need_answer', {
  columns: { id: key(), answer: personalText(), sender: personalText(), answered_at: integer() },
  synced: { aggregate: 'needAnswer', aggregateColumn: 'id' },
})

export const directiveTables = [directiveTable, directiveAnswerTable, needTable, needAnswerTable]
