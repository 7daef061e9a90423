import type { SourceKind } from '../../contract/leak-clusters.ts'
import type { SourceStep } from '../../contract/leak-sources.ts'
import type { LeakTest, TeamStep } from '../../contract/leaks.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../../database/table.ts'

/** What people decided about which leaks have one source. */
export const sourceDecisionTable = defineTable('leak_source_decision', {
  columns: {
    id: key(),
    kind: text<'together' | 'apart' | 'named'>(),
    /** JSON of the cases. */
    reports: text(),
    /** JSON of the cases they were told apart from. */
    apart_from: text(),
    source: optionalText<SourceKind>(),
    at: integer(),
    actor: optionalText(),
    taken_back: flag(),
  },
  synced: { aggregate: 'leak-source', aggregateColumn: 'id' },
})

/** Steps of work on a source; what it did to each household stands with the leaks. */
export const sourceStepTable = defineTable('leak_source_step', {
  columns: {
    id: key(),
    /** The case whose report was the oldest of the source when it was taken. */
    source_id: text(),
    step: text<SourceStep>(),
    advanced_to: optionalText<TeamStep>(),
    /** When it happened. */
    at: integer(),
    actor: optionalText(),
    team_id: optionalText(),
    due_at: optionalInteger(),
    test: optionalText<LeakTest>(),
    began_at: optionalInteger(),
    ended_at: optionalInteger(),
    /** 1, 0; null for steps that are no test. */
    holds: optionalInteger(),
    /** JSON of the cases it was about. */
    cases: text(),
    /** How many of them took it. */
    advanced: integer(),
    words: personalText(),
  },
  indexes: [{ name: 'leak_source_step_source', columns: ['source_id', 'at'] }],
  synced: { aggregate: 'leak-source', aggregateColumn: 'id' },
})

export const sourceTables = [sourceDecisionTable, sourceStepTable]
