import type { ContactRole, SeasonState, SeasonTask, ShiftKind } from '../contract/season.ts'
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
import { materialTables } from './material-tables.ts'
import { patrolTables } from './patrol-tables.ts'

/** How a site prepares for the rain of one year (汛期预案). */
export const seasonTable = defineTable('season', {
  columns: {
    id: key(),
    year: integer(),
    state: text<SeasonState>(),
    from_day: text(),
    to_day: text(),
    /** `08:00`: when day shifts begin at the site, and nights. */
    day_from: text(),
    night_from: text(),
    declared_at: optionalInteger(),
    declared_by: optionalText(),
  },
  indexes: [{ name: 'season_year', columns: ['year', 'id'] }],
  synced: { aggregate: 'season', aggregateColumn: 'id' },
})

/** Who answers for a task: one of the staff, or somebody from outside. */
export const seasonResponsibleTable = defineTable('season_responsible', {
  columns: {
    id: key(),
    season_id: text(),
    task: text<SeasonTask>(),
    staff_id: optionalText(),
    name: personalText(),
    phone: personalText(),
  },
  indexes: [{ name: 'season_responsible_season', columns: ['season_id', 'task'] }],
  synced: { aggregate: 'season', aggregateColumn: 'season_id' },
})

export const seasonContactTable = defineTable('season_contact', {
  columns: {
    id: key(),
    season_id: text(),
    role: text<ContactRole>(),
    name: personalText(),
    phone: personalText(),
    note: personalText(),
  },
  indexes: [{ name: 'season_contact_season', columns: ['season_id', 'id'] }],
  synced: { aggregate: 'season', aggregateColumn: 'season_id' },
})

/** One person on one shift. */
export const dutyShiftTable = defineTable('duty_shift', {
  columns: {
    id: key(),
    season_id: text(),
    day: text(),
    shift: text<ShiftKind>(),
    /** Order among those of the shift. */
    place: integer(),
    staff_id: optionalText(),
    name: personalText(),
    phone: personalText(),
  },
  indexes: [{ name: 'duty_shift_day', columns: ['day', 'shift', 'place', 'id'] }],
  synced: { aggregate: 'season', aggregateColumn: 'season_id' },
})

/** Drills that were held. */
export const seasonDrillTable = defineTable('season_drill', {
  columns: {
    id: key(),
    day: text(),
    scenario: personalText(),
    participants: personalText(),
    learnt: personalText(),
    next_day: optionalText(),
    removed: flag(),
  },
  indexes: [{ name: 'season_drill_day', columns: ['removed', 'day', 'id'] }],
  synced: { aggregate: 'drill', aggregateColumn: 'id' },
})

const planTables = [seasonTable, seasonResponsibleTable, seasonContactTable, dutyShiftTable, seasonDrillTable]

export const seasonTables = [...planTables, ...materialTables, ...patrolTables]
