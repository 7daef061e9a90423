import type { EmergencyKind, EmergencyLevel, EmergencyStepKind, RainSource } from '../contract/emergencies.ts'
import {
  defineTable,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Emergencies from their start to their end. Times are UTC milliseconds. */
export const emergencyTable = defineTable('emergency', {
  columns: {
    id: key(),
    kind: text<EmergencyKind>(),
    level: optionalText<EmergencyLevel>(),
    level_since: integer(),
    started_at: integer(),
    started_by: optionalText(),
    ended_at: optionalInteger(),
    note: personalText(),
  },
  indexes: [
    { name: 'emergency_running', columns: ['kind'], where: 'ended_at is null' },
    { name: 'emergency_started', columns: ['started_at', 'id'] },
    { name: 'emergency_ended', columns: ['kind', 'ended_at', 'id'] },
  ],
  synced: { aggregate: 'emergency', aggregateColumn: 'id' },
})

/** What happened to an emergency, step by step. */
export const emergencyStepTable = defineTable('emergency_step', {
  columns: {
    /** The operation. */
    id: key(),
    emergency_id: text(),
    what: text<EmergencyStepKind>(),
    level: optionalText<EmergencyLevel>(),
    at: integer(),
    by: optionalText(),
    text: personalText(),
  },
  indexes: [{ name: 'emergency_step_of', columns: ['emergency_id', 'at', 'id'] }],
  synced: { aggregate: 'emergency', aggregateColumn: 'emergency_id' },
})

/** Rain on the site. Readings never overlap; what is struck is gone from here and stays in the log. */
export const rainReadingTable = defineTable('rain_reading', {
  columns: {
    id: key(),
    from_at: integer(),
    to_at: integer(),
    /** Hundredths of a millimetre, so that sums are exact. */
    hundredths: integer(),
    source: text<RainSource>(),
    by: optionalText(),
    /** The import it came by; null once somebody corrected it, for then it is theirs. */
    import_id: optionalText(),
  },
  indexes: [
    { name: 'rain_reading_to', columns: ['to_at', 'id'] },
    { name: 'rain_reading_import', columns: ['import_id'], where: 'import_id is not null' },
  ],
  synced: { aggregate: 'rain', aggregateColumn: 'id' },
})

export const emergencyTables = [emergencyTable, emergencyStepTable, rainReadingTable]
