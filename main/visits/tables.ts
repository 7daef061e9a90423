import type { VisitPurpose, VisitState } from '../contract/visits.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Home visits: planned, agreed, held with minutes, or come to nothing. */
export const homeVisitTable = defineTable('home_visit', {
  columns: {
    id: key(),
    unit_id: text(),
    building_id: optionalText(),
    state: text<VisitState>(),
    purpose: text<VisitPurpose>(),
    visitor: optionalText(),
    planned_at: integer(),
    appointment_at: optionalInteger(),
    held_at: optionalInteger(),
    /** Resident who was spoken with. */
    person_id: optionalText(),
    /** Others, by name. */
    present: personalText(),
    note: personalText(),
    minutes: personalText(),
    /** When it comes up in a list: appointment, else planning; once over, when that was. */
    sorted_at: integer(),
  },
  indexes: [
    { name: 'home_visit_state', columns: ['state', 'sorted_at', 'id'] },
    { name: 'home_visit_sorted', columns: ['sorted_at', 'id'] },
    { name: 'home_visit_unit', columns: ['unit_id', 'sorted_at', 'id'] },
    { name: 'home_visit_building', columns: ['building_id', 'held_at'] },
    { name: 'home_visit_person', columns: ['person_id'], where: 'person_id is not null' },
  ],
  synced: { aggregate: 'visit', aggregateColumn: 'id' },
})

/** Photos and other files of a visit. */
export const homeVisitFileTable = defineTable('home_visit_file', {
  columns: {
    id: key(),
    visit_id: text(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    /** When the camera says it was taken; null where it does not. */
    taken_at: optionalInteger(),
    added_at: integer(),
  },
  indexes: [
    { name: 'home_visit_file_visit', columns: ['visit_id', 'added_at', 'id'] },
    { name: 'home_visit_file_hash', columns: ['hash'] },
  ],
  // A picture of somebody's home is nothing but personal data: its row goes, and the archive lets go of the file.
  synced: { aggregate: 'visit', aggregateColumn: 'visit_id', onErase: 'delete' },
})

/** What came up at a visit and became a case. */
export const visitFollowUpTable = defineTable('visit_follow_up', {
  columns: {
    /** The case. */
    id: key(),
    visit_id: text(),
  },
  indexes: [{ name: 'visit_follow_up_visit', columns: ['visit_id'] }],
  synced: { aggregate: 'visit', aggregateColumn: 'visit_id' },
})
