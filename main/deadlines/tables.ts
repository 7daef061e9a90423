import type { DeadlineState } from '../contract/deadlines.ts'
import type { Clock, DeadlineGoal, DeadlineSubject } from '../contract/profile-deadlines.ts'
import { defineTable, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** Deadlines of cases and of the sheets that belong to them. Worked out by the commands that record them. */
export const deadlineTable = defineTable('deadline', {
  columns: {
    id: key(),
    case_id: text(),
    subject: text<DeadlineSubject>(),
    /** The case itself, or a sheet. */
    subject_id: text(),
    goal: text<DeadlineGoal>(),
    rule: text(),
    rule_version: integer(),
    clock: text<Clock>(),
    /** Minutes for clocks in hours, days for the others; extensions included. */
    amount: integer(),
    /** How much of the amount was granted later. */
    extension: integer(),
    calendar: optionalText(),
    started_at: integer(),
    /** Null while it is stopped. */
    due_at: optionalInteger(),
    warn_at: optionalInteger(),
    paused_since: optionalInteger(),
    /** Every step as JSON, see PlannedStep. */
    steps: text(),
    /** Index of the step that comes next; their number where none does. */
    next_step: integer(),
    next_step_at: optionalInteger(),
    /** Percent of the last step reached; 0 before the first. */
    step: integer(),
    /** Years, joined by `,`, whose holidays were not known; empty where all were. */
    missing_years: text(),
    state: text<DeadlineState>(),
    /** When it was first overdue; stays. */
    breached_at: optionalInteger(),
    ended_at: optionalInteger(),
  },
  indexes: [
    { name: 'deadline_case', columns: ['case_id', 'started_at', 'id'] },
    { name: 'deadline_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
    {
      name: 'deadline_active',
      columns: ['case_id'],
      where: `state in ('running', 'paused', 'breached')`,
    },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})

/** When the clocks were last looked at, and what was odd about the computer's own. Of this computer only. */
export const deadlineWatchTable = defineTable('deadline_watch', {
  columns: {
    /** Always `own`. */
    id: key(),
    looked_at: integer(),
    /** The computer's clock jumped from here to there; null where nothing is to be told. */
    jump_from: optionalInteger(),
    jump_to: optionalInteger(),
    /** When that was noticed first: steps wait a while before they trust a clock that was set forward. */
    jump_noticed: optionalInteger(),
  },
})

/** By which rules and calendars the deadlines of every open case were worked out last. Of this computer only. */
export const deadlineSettledTable = defineTable('deadline_settled', {
  columns: {
    /** Always `own`. */
    id: key(),
    /** See `rulesMark`. */
    rules: text(),
  },
})
