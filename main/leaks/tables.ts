import type { EmergencyKind } from '../contract/emergencies.ts'
import type { LeakAbout, LeakEntry, LeakSeverity, LeakState, LeakTest, TeamKind } from '../contract/leaks.ts'
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
import { shiftHandoverTable } from './handover/tables.ts'

/** Who is sent to leaks. */
export const teamTable = defineTable('team', {
  columns: {
    id: key(),
    kind: text<TeamKind>(),
    name: text(),
    capacity: integer(),
    phone: personalText(),
    retired: flag(),
    /** Whose people they are; null for the property company's and our own. */
    contractor_id: optionalText(),
    /** JSON of `Trade[]`; null in logs of an older program. */
    trades: optionalText(),
  },
  synced: { aggregate: 'team', aggregateColumn: 'id' },
})

/** What the emergency knows of a case about water; home, caller and words are the case's own. */
export const leakTable = defineTable('leak', {
  columns: {
    /** The case. */
    id: key(),
    /** Said where no unit is known: the building it is about. */
    building_id: optionalText(),
    entry: text<LeakEntry>(),
    severity: text<LeakSeverity>(),
    /** JSON of `LeakDanger[]`. */
    dangers: text(),
    vulnerable: flag(),
    state: text<LeakState>(),
    /** When it began, or came back. UTC milliseconds, as all times here. */
    reported_at: integer(),
    /** How often the household called about it. */
    calls: integer(),
    /** How often it leaked again behind first aid or repair. */
    returns: integer(),
    team_id: optionalText(),
    sent_at: optionalInteger(),
    acknowledged_at: optionalInteger(),
    arrived_at: optionalInteger(),
    stopped_at: optionalInteger(),
    repaired_at: optionalInteger(),
    /** Who repaired it: a leak that returns counts against them. */
    repaired_by: optionalText(),
    /** When a closed door is tried again, or the repair is planned for. */
    next_at: optionalInteger(),
    contact_at: integer(),
    /** When the household was promised to be called. */
    contact_promised_at: optionalInteger(),
    /** Accepted, or its case came to an end otherwise: 1, else 0. */
    over: flag(),
    /** What it is about; null for a leak taken before there were kinds. */
    kind: optionalText<EmergencyKind>(),
    /** The emergency it was reported in. */
    emergency_id: optionalText(),
    /** Null in logs of an older program: of a home where the case has one, else of common parts. */
    about: optionalText<LeakAbout>(),
    /** JSON of `LeakMention[]`; null where nothing of the sort was said. */
    mentions: optionalText(),
  },
  indexes: [
    { name: 'leak_open', columns: ['reported_at', 'id'], where: 'over = 0' },
    { name: 'leak_emergency', columns: ['emergency_id'] },
    { name: 'leak_team', columns: ['team_id', 'state'], where: 'over = 0' },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'id' },
})

/** Proofs that a repair holds, and those that failed. */
export const leakTestTable = defineTable('leak_test', {
  columns: {
    id: key(),
    case_id: text(),
    kind: text<LeakTest>(),
    began_at: integer(),
    ended_at: integer(),
    holds: flag(),
    at: integer(),
  },
  indexes: [{ name: 'leak_test_case', columns: ['case_id', 'at'] }],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})

/** Calls of households, so that the one just taken can be taken back and each counts when it came. */
export const leakCallTable = defineTable('leak_call', {
  columns: {
    id: key(),
    case_id: text(),
    called_at: integer(),
    /** When it was recorded. */
    at: integer(),
    taken_by: optionalText(),
    /** 1 where the leak was open already. */
    joined: flag(),
  },
  indexes: [
    { name: 'leak_call_case', columns: ['case_id', 'called_at'] },
    { name: 'leak_call_taken', columns: ['taken_by', 'at', 'id'] },
    { name: 'leak_call_called', columns: ['called_at', 'id'] },
  ],
  synced: { aggregate: 'case', aggregateColumn: 'case_id' },
})

export const leakTables = [leakCallTable, teamTable, leakTable, leakTestTable, shiftHandoverTable]
