import type { WarningScope, WarningState } from '../contract/warnings.ts'
import { defineTable, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** A matter that several homes have at the same time. */
export const warningTable = defineTable('warning', {
  columns: {
    id: key(),
    scope: text<WarningScope>(),
    /** The building or project whose homes are counted. */
    place_id: text(),
    /** Second-level category, `leak/leak-roof`. */
    category: text(),
    state: text<WarningState>(),
    /** Place of its stage in the profile, from 0. */
    stage: integer(),
    units: integer(),
    cases: integer(),
    raised_at: integer(),
    respond_by: integer(),
    acknowledged_at: optionalInteger(),
    acknowledged_by: optionalText(),
    next_analysis_at: optionalInteger(),
    ended_at: optionalInteger(),
    /** Who was asked for an answer first, as JSON of a `WarningRecipient`; null in logs of an older program. */
    asked_first: optionalText(),
    /** Who is asked now, for the answer or the next analysis: somebody further up once it was missed. */
    asked: optionalText(),
    /** When it goes one role up; null once it has ended or is with headquarters. */
    next_step_at: optionalInteger(),
    /** When it last went up; null where it did not since an answer or an analysis was asked for. */
    escalated_at: optionalInteger(),
  },
  indexes: [
    { name: 'warning_place', columns: ['place_id', 'category', 'raised_at'] },
    { name: 'warning_open', columns: ['raised_at', 'id'], where: 'ended_at is null' },
    { name: 'warning_ended', columns: ['ended_at', 'id'], where: 'ended_at is not null' },
    { name: 'warning_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
  ],
  synced: { aggregate: 'warning', aggregateColumn: 'id' },
})

/** Which cases a warning names. */
export const warningCaseTable = defineTable('warning_case', {
  columns: {
    /** Warning and case. */
    id: key(),
    warning_id: text(),
    case_id: text(),
    unit_id: text(),
  },
  indexes: [
    { name: 'warning_case_warning', columns: ['warning_id', 'unit_id'] },
    { name: 'warning_case_case', columns: ['case_id'] },
  ],
  synced: { aggregate: 'warning', aggregateColumn: 'warning_id' },
})
