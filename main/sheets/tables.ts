import type { DeliveryWay, RecipientKind, SheetDirection, SheetPart, SheetState } from '../contract/sheets.ts'
import type { Clock, DeadlineGoal, StepRole } from '../contract/profile-deadlines.ts'
import type { ClockSource } from '../contract/sheet-clocks.ts'
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

export const sheetTable = defineTable('sheet', {
  columns: {
    id: key(),
    /** Ours on sheets out, once issued; the sender's on sheets in. */
    number: optionalText(),
    direction: text<SheetDirection>(),
    state: text<SheetState>(),
    /** Recipient of a sheet out, sender of a sheet in. */
    party: text(),
    case_id: optionalText(),
    unit_id: optionalText(),
    person_id: optionalText(),
    subject: personalText(),
    text: personalText(),
    written_by: optionalText(),
    /** When it was written, or came in. */
    at: integer(),
    issued_at: optionalInteger(),
    due_at: optionalInteger(),
    deliver_by: optionalInteger(),
    /** The first due time of its running clocks. */
    next_due_at: optionalInteger(),
    /** How far up a running clock has gone behind its due time. */
    escalated_to: optionalText<StepRole>(),
    delivered_at: optionalInteger(),
    received_by: personalText(),
    delivery_way: optionalText<DeliveryWay>(),
    replied_at: optionalInteger(),
    replied_by: personalText(),
    reply: personalText(),
    ended_at: optionalInteger(),
    withdraw_reason: optionalText(),
    sent_back: integer(),
    chases: integer(),
    chased_at: optionalInteger(),
    files: integer(),
  },
  indexes: [
    { name: 'sheet_number', columns: ['number'], unique: true, where: `direction = 'out'` },
    { name: 'sheet_written', columns: ['direction', 'at', 'id'] },
    { name: 'sheet_state', columns: ['direction', 'state', 'at', 'id'] },
    { name: 'sheet_party', columns: ['direction', 'party', 'at', 'id'] },
    { name: 'sheet_party_state', columns: ['direction', 'party', 'state', 'at', 'id'] },
    {
      name: 'sheet_due',
      columns: ['direction', 'next_due_at', 'id'],
      where: 'next_due_at is not null',
    },
    {
      name: 'sheet_party_due',
      columns: ['direction', 'party', 'next_due_at', 'id'],
      where: 'next_due_at is not null',
    },
    { name: 'sheet_case', columns: ['case_id', 'at'], where: 'case_id is not null' },
  ],
  synced: { aggregate: 'sheet', aggregateColumn: 'id' },
})

export const sheetFileTable = defineTable('sheet_file', {
  columns: {
    id: key(),
    sheet_id: text(),
    part: text<SheetPart>(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'sheet_file_sheet', columns: ['sheet_id'] },
    { name: 'sheet_file_hash', columns: ['hash'] },
  ],
  // As files of cases.
  synced: { aggregate: 'sheet', aggregateColumn: 'sheet_id', onErase: 'delete' },
})

/** Steps of the way a sheet goes, such as the design office's judgement, once they are taken. */
export const sheetStepTable = defineTable('sheet_step', {
  columns: {
    /** `<sheet>/<step>`. */
    id: key(),
    sheet_id: text(),
    step: text(),
    outcome: optionalText(),
    done_at: integer(),
    /** When the step behind it is due, where that has a time. */
    following_due_at: optionalInteger(),
    text: personalText(),
  },
  indexes: [{ name: 'sheet_step_sheet', columns: ['sheet_id'] }],
  synced: { aggregate: 'sheet', aggregateColumn: 'sheet_id' },
})

/** The clocks of a sheet: until when it is delivered, answered, its way taken further. */
export const sheetClockTable = defineTable('sheet_clock', {
  columns: {
    id: key(),
    sheet_id: text(),
    goal: text<DeadlineGoal>(),
    source: text<ClockSource>(),
    /** What was counted; nothing where a person gave the time. */
    rule: optionalText(),
    rule_version: optionalInteger(),
    clock: optionalText<Clock>(),
    /** Minutes for clocks in hours, days for the others. */
    amount: optionalInteger(),
    calendar: optionalText(),
    started_at: integer(),
    due_at: integer(),
    /** Every step as JSON, see PlannedStep. */
    steps: text(),
    /** Index of the step that comes next. */
    next_step: integer(),
    next_step_at: optionalInteger(),
    /** Percent of the last step reached; 0 before the first. */
    step: integer(),
    /** When it was first overdue; stays. */
    breached_at: optionalInteger(),
    ended_at: optionalInteger(),
    /** How it ended: met, or cancelled with the sheet. */
    ending: optionalText<'met' | 'cancelled'>(),
  },
  indexes: [
    { name: 'sheet_clock_sheet', columns: ['sheet_id', 'started_at', 'id'] },
    { name: 'sheet_clock_next', columns: ['next_step_at', 'id'], where: 'next_step_at is not null' },
  ],
  synced: { aggregate: 'sheet', aggregateColumn: 'sheet_id' },
})

/** Sheets that cases demand, until they go out. */
export const sheetDemandTable = defineTable('sheet_demand', {
  columns: {
    id: key(),
    case_id: text(),
    /** The demand of the profile. */
    demand: text(),
    party: text(),
    since: integer(),
    /** When the sheet went out, or was not demanded any more. */
    ended_at: optionalInteger(),
  },
  indexes: [
    { name: 'sheet_demand_case', columns: ['case_id'] },
    { name: 'sheet_demand_open', columns: ['since', 'id'], where: 'ended_at is null' },
  ],
  synced: { aggregate: 'demand', aggregateColumn: 'id' },
})

/** Recipients the desk entered itself, beside those of the profile. */
export const recipientTable = defineTable('recipient', {
  columns: {
    id: key(),
    kind: text<RecipientKind>(),
    name: text(),
    contact: personalText(),
    due_hours: optionalInteger(),
    retired: flag(),
  },
  synced: { aggregate: 'recipient', aggregateColumn: 'id' },
})

export const sheetTables = [
  sheetTable,
  sheetFileTable,
  sheetStepTable,
  sheetClockTable,
  sheetDemandTable,
  recipientTable,
]
