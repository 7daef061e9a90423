import type {
  CallbackMethod,
  CallbackState,
  CampaignListKind,
  CancelReason,
  CareState,
  Satisfaction,
} from '../contract/callbacks.ts'
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

/** One call to make, or made. */
export const callbackTable = defineTable('callback', {
  columns: {
    id: key(),
    state: text<CallbackState>(),
    /** Id of the plan in the profile, `campaign` for those of a campaign. */
    plan: text(),
    plan_version: integer(),
    /** The first, second, … call of its plan. */
    call_no: integer(),
    calls: integer(),
    case_id: optionalText(),
    campaign_id: optionalText(),
    unit_id: optionalText(),
    building_id: optionalText(),
    person_id: optionalText(),
    /** JSON list of ids of staff: who did the work and cannot record the callback. */
    workers: text(),
    /** JSON list of `{ id, scale }`. */
    questions: text(),
    planned_at: integer(),
    /** The window, UTC milliseconds: `due_at` is the end of its last day and not part of it. */
    from_at: integer(),
    due_at: integer(),
    attempts: integer(),
    /** Different days on which nobody was reached. */
    failed_days: integer(),
    last_attempt: optionalText(),
    last_attempt_at: optionalInteger(),
    ended_at: optionalInteger(),
    ended_by: optionalText(),
    method: optionalText<CallbackMethod>(),
    satisfaction: optionalText<Satisfaction>(),
    /** JSON of scores by question: those answered on the spot before, and all there are. */
    spot: text(),
    scores: text(),
    words: personalText(),
    contact: optionalText(),
    reopened: flag(),
    cancel_reason: optionalText<CancelReason>(),
    care: optionalText<CareState>(),
    /** How it was settled without a visit. */
    care_result: personalText(),
    /** The latest home visit to the dissatisfied owner. */
    care_visit: optionalText(),
  },
  indexes: [
    { name: 'callback_due', columns: ['state', 'due_at', 'id'] },
    { name: 'callback_from', columns: ['state', 'from_at', 'id'] },
    { name: 'callback_state', columns: ['state', 'planned_at', 'id'] },
    { name: 'callback_plan', columns: ['plan', 'state', 'due_at', 'id'] },
    { name: 'callback_of_campaign', columns: ['campaign_id', 'state', 'due_at', 'id'] },
    { name: 'callback_figures', columns: ['due_at', 'state', 'satisfaction'] },
    { name: 'callback_planned', columns: ['planned_at', 'id'] },
    { name: 'callback_case', columns: ['case_id'], where: 'case_id is not null' },
    { name: 'callback_unit', columns: ['unit_id', 'due_at', 'id'], where: 'unit_id is not null' },
    { name: 'callback_person', columns: ['person_id', 'due_at', 'id'], where: 'person_id is not null' },
    { name: 'callback_building', columns: ['building_id', 'planned_at', 'id'] },
    { name: 'callback_care', columns: ['care', 'ended_at', 'id'], where: 'care is not null' },
    { name: 'callback_care_visit', columns: ['care_visit'], where: 'care_visit is not null' },
  ],
  synced: { aggregate: 'callback', aggregateColumn: 'id' },
})

/** One try to reach somebody, whether it succeeded or not. */
export const callbackAttemptTable = defineTable('callback_attempt', {
  columns: {
    id: key(),
    callback_id: text(),
    at: integer(),
    /** Day at the site, `2026-07-12`. */
    day: text(),
    staff_id: optionalText(),
    method: text<CallbackMethod>(),
    reached: flag(),
    note: personalText(),
  },
  indexes: [
    { name: 'callback_attempt_callback', columns: ['callback_id', 'at'] },
    { name: 'callback_attempt_day', columns: ['day', 'at', 'id'] },
  ],
  synced: { aggregate: 'callback', aggregateColumn: 'callback_id' },
})

/** Calls over a list with questions of their own. */
export const callbackCampaignTable = defineTable('callback_campaign', {
  columns: {
    id: key(),
    name: personalText(),
    script: personalText(),
    /** JSON list of `{ id, text, scale }`. */
    questions: personalText(),
    over: text<CampaignListKind>(),
    /** Id of the plan of the profile it goes by; null where it has days and questions of its own. */
    plan: optionalText(),
    from_day: text(),
    until_day: text(),
    started_at: integer(),
    started_by: optionalText(),
    ended_at: optionalInteger(),
  },
  indexes: [{ name: 'callback_campaign_started', columns: ['started_at', 'id'] }],
  synced: { aggregate: 'campaign', aggregateColumn: 'id' },
})

export const callbackTables = [callbackTable, callbackAttemptTable, callbackCampaignTable]
