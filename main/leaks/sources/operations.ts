import { z } from 'zod'
import { countAsEntry, nobody, places, placesOf } from '../../cases/operation-parts.ts'
import { SourceKindInput, sourceSteps } from '../../contract/leak-sources.ts'
import { LeakTest, TeamStep } from '../../contract/leaks.ts'
import { Id, Millis, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'
import { sourceDecisionTable, sourceStepTable } from './tables.ts'

const aggregate = 'leak-source'

/** Which leaks have one source, which have not, or what the source is; cases stand for their leaks. */
export const sourceDecided = defineOperation({
  type: 'leakSource.decided',
  version: 1,
  aggregate,
  facts: z.object({
    kind: z.enum(['together', 'apart', 'named']),
    reports: z.array(Id),
    from: z.array(Id),
    source: SourceKindInput.nullable(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    tx.insert(sourceDecisionTable, {
      id: aggregateId,
      kind: facts.kind,
      reports: JSON.stringify(facts.reports),
      apart_from: JSON.stringify(facts.from),
      source: facts.source,
      at,
      actor,
      taken_back: 0,
    })
  },
})

export const sourceDecisionTakenBack = defineOperation({
  type: 'leakSource.takenBack',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(sourceDecisionTable, aggregateId, { taken_back: 1 })
  },
})

/** A step of work on a source. What it did to each household is recorded with the household's leak. */
export const sourceWorked = defineOperation({
  type: 'leakSource.worked',
  version: 1,
  aggregate,
  facts: z.object({
    sourceId: Id,
    step: z.enum(sourceSteps),
    to: TeamStep.nullable(),
    reachedAt: Millis,
    teamId: Id.nullable(),
    dueAt: Millis.nullable(),
    test: z.object({ kind: LeakTest, from: Millis, to: Millis, holds: z.boolean() }).nullable(),
    cases: z.array(Id),
    advanced: z.int().min(0),
  }),
  personal: z.object({ text: Text }),
  apply(tx, { aggregateId, actor, facts, personal }) {
    tx.insert(sourceStepTable, {
      id: aggregateId,
      source_id: facts.sourceId,
      step: facts.step,
      advanced_to: facts.to,
      at: facts.reachedAt,
      actor,
      team_id: facts.teamId,
      due_at: facts.dueAt,
      test: facts.test?.kind ?? null,
      began_at: facts.test?.from ?? null,
      ended_at: facts.test?.to ?? null,
      holds: facts.test ? Number(facts.test.holds) : null,
      cases: JSON.stringify(facts.cases),
      advanced: facts.advanced,
      words: personal.text ?? null,
    })
  },
})

/** A leak came to a source that was worked on before: its timeline says what happened there so far. */
export const leakJoinedSource = defineOperation({
  type: 'leak.joinedSource',
  version: 1,
  aggregate: 'case',
  facts: z.object({ ...places, sourceId: Id, homes: z.int().min(1) }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    countAsEntry(tx, operation)
  },
})

export const sourceOperations = [sourceDecided, sourceDecisionTakenBack, sourceWorked, leakJoinedSource]
