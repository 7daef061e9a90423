import {
  defineTable,
  flag,
  integer,
  integerKey,
  key,
  optionalInteger,
  optionalText,
  text,
} from '../database/table.ts'

/** The operation log. `position` is the order of arrival here; `sequence` the order within its incarnation. */
export const operationTable = defineTable('operation', {
  columns: {
    position: integerKey(),
    id: text(),
    incarnation: text(),
    sequence: integer(),
    type: text(),
    version: integer(),
    aggregate: text(),
    aggregate_id: text(),
    at: integer(),
    happened_at: optionalInteger(),
    actor: optionalText(),
    command_id: text(),
    facts: text(),
    personal: optionalText(),
    salt: optionalText(),
    personal_hash: optionalText(),
    hash: text(),
  },
  indexes: [
    { name: 'operation_id', columns: ['id'], unique: true },
    { name: 'operation_sequence', columns: ['incarnation', 'sequence'], unique: true },
    { name: 'operation_aggregate', columns: ['aggregate_id', 'position'] },
    { name: 'operation_actor', columns: ['actor', 'position'] },
    { name: 'operation_type', columns: ['type', 'position'] },
  ],
})

/** On whose timelines an operation stands besides its own aggregate's: the unit and the person of a case. */
export const operationSubjectTable = defineTable('operation_subject', {
  columns: { id: integerKey(), subject_id: text(), position: integer() },
  indexes: [{ name: 'operation_subject_timeline', columns: ['subject_id', 'position'] }],
})

/** Every incarnation this log has lived in. */
export const incarnationTable = defineTable('incarnation', {
  columns: {
    id: key(),
    site_id: text(),
    letter: text(),
    reason: text(),
    started_at: integer(),
    previous_id: optionalText(),
    previous_sequence: optionalInteger(),
    previous_hash: optionalText(),
  },
  synced: { aggregate: 'site', aggregateColumn: 'site_id' },
})

/** Counters that numbers for people come from; moved only inside operations. */
export const counterTable = defineTable('counter', {
  columns: { id: key(), site_id: text(), value: integer() },
  synced: { aggregate: 'site', aggregateColumn: 'site_id' },
})

/** Local: where this replica's own log stands. One row, id 'own'. */
export const replicaTable = defineTable('replica', {
  columns: {
    id: key(),
    site_id: text(),
    incarnation: text(),
    letter: text(),
    sequence: integer(),
    position: integer(),
    hash: text(),
  },
})

/** Local: what each command answered, so that a repeated one gets its first answer. Kept 90 days. */
export const commandResultTable = defineTable('command_result', {
  columns: { id: key(), input_hash: text(), result: text(), at: integer() },
  indexes: [{ name: 'command_result_at', columns: ['at'] }],
})

/**
 * Local: what commands left for later: derived state, see projection-debt.ts, and an import of a register that is
 * decided and not recorded yet, see imports/register-parts.ts.
 */
export const projectionDebtTable = defineTable('projection_debt', {
  columns: { id: integerKey(), projection: text(), thing: text() },
})

/** Local: while `open` is 0 triggers abort every write to the log and to synced tables. One row, id 'guard'. */
export const writeGuardTable = defineTable('write_guard', { columns: { id: key(), open: flag() } })
