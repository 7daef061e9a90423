import type { ReminderStep } from '../contract/handover-day.ts'
import type { HandoverPart, HandoverVisitState, PostedWay, VerifiedWay } from '../contract/handover.ts'
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

/** A central handover (集中交付): its days, stations and target. */
export const handoverBatchTable = defineTable('handover_batch', {
  columns: {
    id: key(),
    name: text(),
    /** Percent. */
    target: integer(),
    /** JSON of `HandoverDay[]`, in the order of the days. */
    days: text(),
    /** JSON of `Station[]`, in the order families go through them. */
    stations: text(),
    first_day: text(),
    last_day: text(),
    ended: flag(),
    saved_at: integer(),
  },
  indexes: [{ name: 'handover_batch_first', columns: ['first_day', 'id'] }],
  synced: { aggregate: 'handoverBatch', aggregateColumn: 'id' },
})

/** What has to be done before the first day, and behind it. */
export const handoverTaskTable = defineTable('handover_task', {
  columns: {
    id: key(),
    batch_id: text(),
    name: text(),
    days_before: integer(),
    owner_id: optionalText(),
    proof: flag(),
    approval: flag(),
    done_at: optionalInteger(),
    done_by: optionalText(),
    approved_at: optionalInteger(),
    approved_by: optionalText(),
    note: personalText(),
  },
  indexes: [{ name: 'handover_task_batch', columns: ['batch_id', 'days_before'] }],
  synced: { aggregate: 'handoverBatch', aggregateColumn: 'batch_id' },
})

export const handoverTaskFileTable = defineTable('handover_task_file', {
  columns: {
    id: key(),
    batch_id: text(),
    task_id: text(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'handover_task_file_batch', columns: ['batch_id'] },
    { name: 'handover_task_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'handoverBatch', aggregateColumn: 'batch_id' },
})

/** One home on its way to being handed over; a home without a batch is handed over by itself (零星入伙). */
export const handoverVisitTable = defineTable('handover_visit', {
  columns: {
    id: key(),
    unit_id: text(),
    building_id: text(),
    batch_id: optionalText(),
    /** What the notice shows as a QR code: it is looked up here and says nothing by itself. */
    code: text(),
    state: text<HandoverVisitState>(),
    planned_at: integer(),
    /** Whom the notice goes to, and whoever came. */
    person_id: optionalText(),
    verified_at: optionalInteger(),
    verified_by: optionalText(),
    verified_way: optionalText<VerifiedWay>(),
    printed_at: optionalInteger(),
    posted_on: optionalText(),
    posted_way: optionalText<PostedWay>(),
    tracking: personalText(),
    received_on: optionalText(),
    /** The appointment: its day and the time its slot begins at, `09:00`. */
    day: optionalText(),
    slot: optionalText(),
    /** Of the day they came, or last came. */
    came_on: optionalText(),
    ticket: optionalText(),
    arrived_at: optionalInteger(),
    came: personalText(),
    attorney: flag(),
    /** JSON of ids of the papers that were shown. */
    papers: text(),
    /** The stop of the route card they are at. */
    stop_id: optionalText(),
    decided_at: optionalInteger(),
    decided_by: optionalText(),
    decided_on: optionalText(),
    /** JSON of ids of the reasons of a refusal. */
    reasons: text(),
    words: personalText(),
    inspection_id: optionalText(),
    /** JSON of `{ id, count }[]`: what was handed over. */
    items: text(),
    items_at: optionalInteger(),
    /** JSON of `{ id, value }[]`: meters as they were read, in thousandths. */
    meters: text(),
    signed_at: optionalInteger(),
    signed_by: personalText(),
  },
  indexes: [
    { name: 'handover_visit_code', columns: ['code'] },
    { name: 'handover_visit_unit', columns: ['unit_id'] },
    { name: 'handover_visit_batch', columns: ['batch_id', 'building_id', 'state'] },
    { name: 'handover_visit_day', columns: ['batch_id', 'day', 'slot'], where: 'day is not null' },
    { name: 'handover_visit_came', columns: ['came_on', 'batch_id'], where: 'came_on is not null' },
    { name: 'handover_visit_person', columns: ['person_id'], where: 'person_id is not null' },
  ],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'id' },
})

/** Proofs, signatures, photos of a visit: they go with what is stored about whom they show. */
export const handoverFileTable = defineTable('handover_file', {
  columns: {
    id: key(),
    visit_id: text(),
    part: text<HandoverPart>(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'handover_file_visit', columns: ['visit_id'] },
    { name: 'handover_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'visit_id', onErase: 'delete' },
})

/** One station a family comes to: the lines of its route card, and of the queues. */
export const handoverStopTable = defineTable('handover_stop', {
  columns: {
    id: key(),
    visit_id: text(),
    batch_id: optionalText(),
    day: text(),
    station_id: text(),
    station_name: text(),
    arrived_at: integer(),
    called_at: optionalInteger(),
    served_at: optionalInteger(),
    left_at: optionalInteger(),
    counter: optionalInteger(),
  },
  indexes: [
    { name: 'handover_stop_visit', columns: ['visit_id', 'arrived_at', 'id'] },
    { name: 'handover_stop_day', columns: ['day', 'batch_id', 'station_id'] },
  ],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'visit_id' },
})

/** Objections to a clause of the contract, each with its sheet to sales. */
export const handoverObjectionTable = defineTable('handover_objection', {
  columns: {
    id: key(),
    visit_id: text(),
    sheet_id: text(),
    day: text(),
    at: integer(),
    text: personalText(),
  },
  indexes: [
    { name: 'handover_objection_visit', columns: ['visit_id', 'at'] },
    { name: 'handover_objection_day', columns: ['day'] },
  ],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'visit_id' },
})

/** What was done about an owner who does not come: call, letter, formal notice, legal. */
export const handoverReminderTable = defineTable('handover_reminder', {
  columns: {
    id: key(),
    visit_id: text(),
    step: text<ReminderStep>(),
    on_day: text(),
    letter_id: optionalText(),
    file_id: optionalText(),
    note: personalText(),
    at: integer(),
    by: optionalText(),
  },
  indexes: [{ name: 'handover_reminder_visit', columns: ['visit_id', 'on_day', 'at'] }],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'visit_id' },
})

/** What became of each visit on each day it came to something: the counts of a day's report. */
export const handoverOutcomeTable = defineTable('handover_outcome', {
  columns: {
    id: key(),
    visit_id: text(),
    batch_id: optionalText(),
    building_id: text(),
    day: text(),
    outcome: text<'accepted' | 'refused' | 'absent'>(),
    /** JSON of ids of the reasons of a refusal. */
    reasons: text(),
    at: integer(),
  },
  indexes: [
    { name: 'handover_outcome_day', columns: ['batch_id', 'day', 'outcome'] },
    { name: 'handover_outcome_visit', columns: ['visit_id', 'at'] },
  ],
  synced: { aggregate: 'handoverVisit', aggregateColumn: 'visit_id' },
})

export const handoverTables = [
  handoverStopTable,
  handoverObjectionTable,
  handoverReminderTable,
  handoverOutcomeTable,
  handoverBatchTable,
  handoverTaskTable,
  handoverTaskFileTable,
  handoverVisitTable,
  handoverFileTable,
]
