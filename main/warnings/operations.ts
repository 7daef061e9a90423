import { z } from 'zod'
import { Id, Millis, Text } from '../contract/values.ts'
import { StepRole } from '../contract/profile-deadlines.ts'
import { WarningRecipient } from '../contract/profile-levels.ts'
import { escalationReasons, WarningFigures, WarningScope, warningWants } from '../contract/warnings.ts'
import { defineOperation } from '../log/operation.ts'
import { warningCaseTable, warningTable } from './tables.ts'

const aggregate = 'warning'
const nobody = z.object({})
/** The building or project, on whose timeline it stands. */
const place = { placeId: Id }
const onPlace = ({ facts }: { facts: { placeId: string } }) => [facts.placeId]
const Named = z.array(z.object({ caseId: Id, unitId: Id }))
/** How far it has grown: what the rules said when it happened. */
const size = {
  units: z.int(),
  stage: z.int().min(0),
  respondBy: Millis,
}

/** An answer that is asked for, and when it goes one role up if none comes. */
const Demand = z.object({ asked: WarningRecipient, nextStepAt: Millis.nullable() })
/** Absent where no answer is asked for anew, and in logs of an older program. */
const demanded = { demand: Demand.optional() }

const demandColumns = (demand: z.infer<typeof Demand> | undefined) => ({
  asked_first: demand ? JSON.stringify(demand.asked) : null,
  asked: demand ? JSON.stringify(demand.asked) : null,
  next_step_at: demand?.nextStepAt ?? null,
  escalated_at: null,
})

/** Who is asked for the next analysis; absent where none is asked for, and in logs of an older program. */
const analysisColumns = (demand: z.infer<typeof Demand> | undefined) =>
  demand
    ? { asked: JSON.stringify(demand.asked), next_step_at: demand.nextStepAt, escalated_at: null }
    : undefined

const rowKey = (warningId: string, caseId: string) => `${warningId}/${caseId}`

export const warningRaised = defineOperation({
  type: 'warning.raised',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    scope: WarningScope,
    category: z.string().max(200),
    cases: Named,
    ...size,
    /** The rules it was raised by: version of the profile's section, homes and days. */
    rules: z.object({ version: z.int(), units: z.int(), days: z.int() }),
    ...demanded,
  }),
  personal: nobody,
  subjects: onPlace,
  apply(tx, { aggregateId, at, facts }) {
    tx.insert(warningTable, {
      id: aggregateId,
      scope: facts.scope,
      place_id: facts.placeId,
      category: facts.category,
      state: 'raised',
      stage: facts.stage,
      units: facts.units,
      cases: facts.cases.length,
      raised_at: at,
      respond_by: facts.respondBy,
      acknowledged_at: null,
      acknowledged_by: null,
      next_analysis_at: null,
      ended_at: null,
      ...demandColumns(facts.demand),
    })
    for (const { caseId, unitId } of facts.cases)
      tx.insert(warningCaseTable, {
        id: rowKey(aggregateId, caseId),
        warning_id: aggregateId,
        case_id: caseId,
        unit_id: unitId,
      })
  },
})

/** More homes have it. A higher stage wants an answer anew. */
export const warningGrew = defineOperation({
  type: 'warning.grew',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    cases: Named,
    ...size,
    /** It has reached a higher stage. */
    rose: z.boolean(),
    ...demanded,
  }),
  personal: nobody,
  subjects: onPlace,
  apply(tx, { aggregateId, facts }) {
    for (const { caseId, unitId } of facts.cases)
      tx.insert(warningCaseTable, {
        id: rowKey(aggregateId, caseId),
        warning_id: aggregateId,
        case_id: caseId,
        unit_id: unitId,
      })
    tx.add(warningTable, aggregateId, { cases: facts.cases.length })
    tx.update(warningTable, aggregateId, {
      units: facts.units,
      stage: facts.stage,
      respond_by: facts.respondBy,
      ...(facts.rose
        ? { state: 'raised', acknowledged_at: null, acknowledged_by: null, ...demandColumns(facts.demand) }
        : {}),
    })
  },
})

/** A case no longer belongs to it: it was void, or corrected to another place or category. */
export const warningCaseLeft = defineOperation({
  type: 'warning.caseLeft',
  version: 1,
  aggregate,
  facts: z.object({ ...place, caseId: Id, units: z.int() }),
  personal: nobody,
  subjects: onPlace,
  apply(tx, { aggregateId, facts }) {
    tx.delete(warningCaseTable, rowKey(aggregateId, facts.caseId))
    tx.add(warningTable, aggregateId, { cases: -1 })
    tx.update(warningTable, aggregateId, { units: facts.units })
  },
})

export const warningAcknowledged = defineOperation({
  type: 'warning.acknowledged',
  version: 1,
  aggregate,
  facts: z.object({ ...place, nextAnalysisAt: Millis, ...demanded }),
  personal: z.object({ text: Text }),
  subjects: onPlace,
  apply(tx, { aggregateId, at, actor, facts }) {
    tx.update(warningTable, aggregateId, {
      state: 'acknowledged',
      acknowledged_at: at,
      acknowledged_by: actor,
      next_analysis_at: facts.nextAnalysisAt,
      next_step_at: null,
      ...analysisColumns(facts.demand),
    })
  },
})

export const warningAnalysed = defineOperation({
  type: 'warning.analysed',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    nextAnalysisAt: Millis,
    figures: WarningFigures.optional(),
    ...demanded,
  }),
  personal: z.object({ text: Text }),
  subjects: onPlace,
  apply(tx, { aggregateId, facts }) {
    tx.update(warningTable, aggregateId, {
      next_analysis_at: facts.nextAnalysisAt,
      ...analysisColumns(facts.demand),
    })
  },
})

export const warningEnded = defineOperation({
  type: 'warning.ended',
  version: 1,
  aggregate,
  facts: z.object(place),
  personal: z.object({ text: Text }),
  subjects: onPlace,
  apply(tx, { aggregateId, at }) {
    tx.update(warningTable, aggregateId, {
      state: 'ended',
      ended_at: at,
      next_analysis_at: null,
      next_step_at: null,
    })
  },
})

/** Takes an end back. */
export const warningRevived = defineOperation({
  type: 'warning.revived',
  version: 1,
  aggregate,
  facts: z.object({ ...place, respondBy: Millis, ...demanded }),
  personal: z.object({ text: Text }),
  subjects: onPlace,
  apply(tx, { aggregateId, facts }) {
    tx.update(warningTable, aggregateId, {
      state: 'raised',
      respond_by: facts.respondBy,
      acknowledged_at: null,
      acknowledged_by: null,
      ended_at: null,
      ...demandColumns(facts.demand),
    })
  },
})

/** Nobody answered or analysed in time, or nobody is there who could: somebody further up is asked. */
export const warningEscalated = defineOperation({
  type: 'warning.escalated',
  version: 1,
  aggregate,
  facts: z.object({
    ...place,
    from: WarningRecipient,
    to: StepRole,
    why: z.enum(escalationReasons),
    /** What is asked of them; absent in logs of an older program, where it was the answer. */
    want: z.enum(warningWants).optional(),
    /** When it was reached, also where the desk was switched off then. */
    at: Millis,
    nextStepAt: Millis.nullable(),
  }),
  personal: nobody,
  subjects: onPlace,
  apply(tx, { aggregateId, facts }) {
    tx.update(warningTable, aggregateId, {
      asked: JSON.stringify({ kind: 'role', role: facts.to }),
      next_step_at: facts.nextStepAt,
      escalated_at: facts.at,
    })
  },
})

export const warningOperations = [
  warningRaised,
  warningGrew,
  warningCaseLeft,
  warningAcknowledged,
  warningAnalysed,
  warningEnded,
  warningRevived,
  warningEscalated,
]
