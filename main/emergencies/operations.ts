import { z } from 'zod'
import {
  EmergencyKind,
  EmergencyLevel,
  type EmergencyStepKind,
  NotedTask,
  RainSource,
} from '../contract/emergencies.ts'
import { Id, Millis, Text } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation } from '../log/operation.ts'
import { emergencyStepTable, emergencyTable, rainReadingTable } from './tables.ts'

const aggregate = 'emergency'
const nobody = z.object({})
const noted = z.object({ note: Text })

interface Step {
  readonly id: string
  readonly aggregateId: string
  readonly actor: string | null
}

function keepStep(
  tx: TableWriter,
  { id, aggregateId, actor }: Step,
  step: {
    readonly what: EmergencyStepKind
    readonly level: EmergencyLevel | null
    readonly at: number
    readonly text: string | undefined
  },
): void {
  const { what, level, at, text } = step
  tx.insert(emergencyStepTable, {
    id,
    emergency_id: aggregateId,
    what,
    level,
    at,
    by: actor,
    text: text ?? null,
  })
}

export const emergencyStarted = defineOperation({
  type: 'emergency.started',
  version: 1,
  aggregate,
  facts: z.object({ kind: EmergencyKind, level: EmergencyLevel.nullable(), startedAt: Millis }),
  personal: noted,
  apply(tx, operation) {
    const { aggregateId, actor, facts, personal } = operation
    const { kind, level, startedAt } = facts
    tx.insert(emergencyTable, {
      id: aggregateId,
      kind,
      level,
      level_since: startedAt,
      started_at: startedAt,
      started_by: actor,
      ended_at: null,
      note: personal.note ?? null,
    })
    keepStep(tx, operation, { what: 'started', level, at: startedAt, text: personal.note })
  },
})

export const emergencyLevelChanged = defineOperation({
  type: 'emergency.levelChanged',
  version: 1,
  aggregate,
  facts: z.object({ level: EmergencyLevel, changedAt: Millis }),
  personal: noted,
  apply(tx, operation) {
    const { aggregateId, facts, personal } = operation
    const { level, changedAt } = facts
    tx.update(emergencyTable, aggregateId, { level, level_since: changedAt })
    keepStep(tx, operation, { what: 'level', level, at: changedAt, text: personal.note })
  },
})

export const emergencyEnded = defineOperation({
  type: 'emergency.ended',
  version: 1,
  aggregate,
  facts: z.object({ level: EmergencyLevel.nullable(), endedAt: Millis }),
  personal: noted,
  apply(tx, operation) {
    const { aggregateId, facts, personal } = operation
    tx.update(emergencyTable, aggregateId, { ended_at: facts.endedAt })
    keepStep(tx, operation, { what: 'ended', level: facts.level, at: facts.endedAt, text: personal.note })
  },
})

/** It goes on as if it had not ended. */
export const emergencyReopened = defineOperation({
  type: 'emergency.reopened',
  version: 1,
  aggregate,
  facts: z.object({ level: EmergencyLevel.nullable(), reopenedAt: Millis }),
  personal: z.object({ text: Text }),
  apply(tx, operation) {
    const { aggregateId, facts, personal } = operation
    tx.update(emergencyTable, aggregateId, { ended_at: null })
    keepStep(tx, operation, {
      what: 'reopened',
      level: facts.level,
      at: facts.reopenedAt,
      text: personal.text,
    })
  },
})

/** One of the first things was done. */
export const emergencyTaskNoted = defineOperation({
  type: 'emergency.taskNoted',
  version: 1,
  aggregate,
  facts: z.object({ task: NotedTask, level: EmergencyLevel.nullable(), notedAt: Millis }),
  personal: nobody,
  apply(tx, operation) {
    const { task, level, notedAt } = operation.facts
    keepStep(tx, operation, { what: task, level, at: notedAt, text: undefined })
  },
})

export const emergencyTaskTakenBack = defineOperation({
  type: 'emergency.taskTakenBack',
  version: 1,
  aggregate,
  facts: z.object({ task: NotedTask, stepId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(emergencyStepTable, facts.stepId)
  },
})

const measured = { from: Millis, to: Millis, hundredths: z.int().min(0) }

export const rainRecorded = defineOperation({
  type: 'rain.recorded',
  version: 1,
  aggregate: 'rain',
  facts: z.object({ ...measured, source: RainSource, importId: Id.optional() }),
  personal: nobody,
  apply(tx, { aggregateId, actor, facts }) {
    const { from, to, hundredths, source, importId = null } = facts
    tx.insert(rainReadingTable, {
      id: aggregateId,
      from_at: from,
      to_at: to,
      hundredths,
      source,
      by: actor,
      import_id: importId,
    })
  },
})

export const rainCorrected = defineOperation({
  type: 'rain.corrected',
  version: 1,
  aggregate: 'rain',
  facts: z.object(measured),
  personal: nobody,
  apply(tx, { aggregateId, actor, facts }) {
    const { from, to, hundredths } = facts
    tx.update(rainReadingTable, aggregateId, {
      from_at: from,
      to_at: to,
      hundredths,
      by: actor,
      import_id: null,
    })
  },
})

export const rainStruck = defineOperation({
  type: 'rain.struck',
  version: 1,
  aggregate: 'rain',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(rainReadingTable, aggregateId)
  },
})

export const emergencyOperations = [
  emergencyStarted,
  emergencyLevelChanged,
  emergencyEnded,
  emergencyReopened,
  emergencyTaskNoted,
  emergencyTaskTakenBack,
  rainRecorded,
  rainCorrected,
  rainStruck,
]
