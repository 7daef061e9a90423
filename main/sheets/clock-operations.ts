import { z } from 'zod'
import { PlannedStep } from '../contract/deadlines.ts'
import { Clock, DeadlineGoal, StepRole } from '../contract/profile-deadlines.ts'
import { ClockSource } from '../contract/sheet-clocks.ts'
import { Id, Millis } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, places, placesOf } from './operation-parts.ts'
import { sheetClockTable, sheetTable } from './tables.ts'

const nobody = z.object({})

/** How the sheet stands once everything that was decided together is done. */
const standing = { nextDueAt: Millis.nullable(), escalatedTo: StepRole.nullable() }

/** A clock starts, or is set to another time. */
export const sheetClockSet = defineOperation({
  type: 'sheet.clockSet',
  version: 1,
  aggregate,
  facts: z.object({
    clockId: Id,
    goal: DeadlineGoal,
    source: ClockSource,
    rule: z.object({ id: z.string(), version: z.int() }).nullable(),
    clock: Clock.nullable(),
    /** Minutes or days, see the table. */
    amount: z.int().nullable(),
    calendar: z.string().nullable(),
    startedAt: Millis,
    dueAt: Millis,
    steps: z.array(PlannedStep),
    nextStep: z.int(),
    nextStepAt: Millis.nullable(),
    /** Percent of the last step that counts as reached. */
    step: z.int(),
    breachedAt: Millis.nullable(),
    ...standing,
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.put(sheetClockTable, {
      id: facts.clockId,
      sheet_id: aggregateId,
      goal: facts.goal,
      source: facts.source,
      rule: facts.rule?.id ?? null,
      rule_version: facts.rule?.version ?? null,
      clock: facts.clock,
      amount: facts.amount,
      calendar: facts.calendar,
      started_at: facts.startedAt,
      due_at: facts.dueAt,
      steps: JSON.stringify(facts.steps.map(({ percent, to, at }) => ({ percent, to, at }))),
      next_step: facts.nextStep,
      next_step_at: facts.nextStepAt,
      step: facts.step,
      breached_at: facts.breachedAt,
      ended_at: null,
      ending: null,
    })
    tx.update(sheetTable, aggregateId, { next_due_at: facts.nextDueAt, escalated_to: facts.escalatedTo })
  },
})

/** What was awaited came, in time or late, or the sheet came to its end without it. */
export const sheetClockEnded = defineOperation({
  type: 'sheet.clockEnded',
  version: 1,
  aggregate,
  facts: z.object({
    clockId: Id,
    ending: z.enum(['met', 'cancelled']),
    endedAt: Millis,
    breachedAt: Millis.nullable(),
    ...standing,
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(sheetClockTable, facts.clockId, {
      ending: facts.ending,
      ended_at: facts.endedAt,
      breached_at: facts.breachedAt,
      next_step_at: null,
    })
    tx.update(sheetTable, aggregateId, { next_due_at: facts.nextDueAt, escalated_to: facts.escalatedTo })
  },
})

/** A role learns of a clock: a warning before its due time, the due time, one role further up behind it. */
export const sheetClockReached = defineOperation({
  type: 'sheet.clockReached',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    clockId: Id,
    goal: DeadlineGoal,
    percent: z.int(),
    to: StepRole,
    /** When the step was reached; the desk may have been switched off then. */
    reachedAt: Millis,
    nextStep: z.int(),
    nextStepAt: Millis.nullable(),
    /** The first time it was overdue, which stays on record; null before its due time. */
    breachedAt: Millis.nullable(),
    escalatedTo: StepRole.nullable(),
  }),
  personal: nobody,
  // Warnings ahead are for the lists; they would fill the story of every case.
  subjects: operation => (operation.facts.percent < 100 ? [] : placesOf(operation)),
  apply(tx, { aggregateId, facts }) {
    tx.update(sheetClockTable, facts.clockId, {
      step: facts.percent,
      next_step: facts.nextStep,
      next_step_at: facts.nextStepAt,
      breached_at: facts.breachedAt,
    })
    tx.update(sheetTable, aggregateId, { escalated_to: facts.escalatedTo })
  },
})

export const clockOperations = [sheetClockSet, sheetClockEnded, sheetClockReached]
