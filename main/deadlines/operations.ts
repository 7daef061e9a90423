import { z } from 'zod'
import { NearestDue, markDue } from '../cases/due.ts'
import { cancelReasons, DeadlineStepFacts, moveReasons, PlannedStep } from '../contract/deadlines.ts'
import { Clock, DeadlineGoal, deadlineSubjects } from '../contract/profile-deadlines.ts'
import { Id, Millis, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { deadlineTable } from './tables.ts'

const aggregate = 'case'
const nobody = z.object({})

/** Everything a rule and a calendar led to. */
const times = {
  rule: z.object({ id: z.string(), version: z.int() }),
  clock: Clock,
  /** Minutes or days, see the table. */
  amount: z.int(),
  extension: z.int(),
  calendar: z.string().nullable(),
  startedAt: Millis,
  dueAt: Millis.nullable(),
  pausedSince: Millis.nullable(),
  steps: z.array(PlannedStep),
  nextStep: z.int(),
  nextStepAt: Millis.nullable(),
  missingYears: z.array(z.int()),
  state: z.enum(['running', 'paused', 'breached']),
}
/** When the case is due once everything the command records is done. */
const nearest = { caseDue: NearestDue }

const columnsOf = (facts: z.infer<z.ZodObject<typeof times>>) => ({
  rule: facts.rule.id,
  rule_version: facts.rule.version,
  clock: facts.clock,
  amount: facts.amount,
  extension: facts.extension,
  calendar: facts.calendar,
  started_at: facts.startedAt,
  due_at: facts.dueAt,
  warn_at: facts.steps.find(({ percent }) => percent < 100)?.at ?? null,
  paused_since: facts.pausedSince,
  steps: JSON.stringify(facts.steps.map(({ percent, to, at }) => ({ percent, to, at }))),
  next_step: facts.nextStep,
  next_step_at: facts.nextStepAt,
  missing_years: facts.missingYears.join(','),
  state: facts.state,
})

export const deadlineStarted = defineOperation({
  type: 'deadline.started',
  version: 1,
  aggregate,
  facts: z.object({
    deadlineId: Id,
    subject: z.enum(deadlineSubjects),
    subjectId: Id,
    goal: DeadlineGoal,
    ...times,
    /** Overdue already where the case came from an old register: history, which calls nobody. */
    breachedAt: Millis.nullable(),
    ...nearest,
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.insert(deadlineTable, {
      id: facts.deadlineId,
      case_id: aggregateId,
      subject: facts.subject,
      subject_id: facts.subjectId,
      goal: facts.goal,
      ...columnsOf(facts),
      step: 0,
      breached_at: facts.breachedAt,
      ended_at: null,
    })
    markDue(tx, aggregateId, facts.caseDue)
  },
})

/** Worked out anew because the case, a wait, the rule or the calendar changed. */
export const deadlineMoved = defineOperation({
  type: 'deadline.moved',
  version: 1,
  aggregate,
  facts: z.object({
    deadlineId: Id,
    ...times,
    /** Percent of the last step that counts as reached. */
    step: z.int(),
    why: z.enum(moveReasons),
    ...nearest,
  }),
  /** Why a person moved it. */
  personal: z.object({ text: Text }),
  apply(tx, { aggregateId, facts }) {
    tx.update(deadlineTable, facts.deadlineId, { ...columnsOf(facts), step: facts.step })
    markDue(tx, aggregateId, facts.caseDue)
  },
})

export const deadlineMet = defineOperation({
  type: 'deadline.met',
  version: 1,
  aggregate,
  facts: z.object({ deadlineId: Id, metAt: Millis, ...nearest }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(deadlineTable, facts.deadlineId, {
      state: 'met',
      ended_at: facts.metAt,
      paused_since: null,
      next_step_at: null,
    })
    markDue(tx, aggregateId, facts.caseDue)
  },
})

export const deadlineCancelled = defineOperation({
  type: 'deadline.cancelled',
  version: 1,
  aggregate,
  facts: z.object({ deadlineId: Id, why: z.enum(cancelReasons), endedAt: Millis, ...nearest }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(deadlineTable, facts.deadlineId, {
      state: 'cancelled',
      ended_at: facts.endedAt,
      paused_since: null,
      next_step_at: null,
    })
    markDue(tx, aggregateId, facts.caseDue)
  },
})

const stepped = ({ percent, nextStep, nextStepAt }: z.infer<typeof DeadlineStepFacts>) => ({
  step: percent,
  next_step: nextStep,
  next_step_at: nextStepAt,
})

/** Past its due time and not met. */
export const deadlineBreached = defineOperation({
  type: 'deadline.breached',
  version: 1,
  aggregate,
  facts: DeadlineStepFacts.extend({
    /** The first time it was overdue, which stays on record. */
    breachedAt: Millis,
  }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(deadlineTable, facts.deadlineId, {
      ...stepped(facts),
      state: 'breached',
      breached_at: facts.breachedAt,
    })
  },
})

/** A warning before, or one role further up after the due time. */
export const deadlineStepReached = defineOperation({
  type: 'deadline.stepReached',
  version: 1,
  aggregate,
  facts: DeadlineStepFacts,
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(deadlineTable, facts.deadlineId, stepped(facts))
  },
})

/** The case is gone: an import was taken back. */
export const deadlinesRemoved = defineOperation({
  type: 'deadline.removed',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.deleteWhere(deadlineTable, 'case_id', aggregateId)
  },
})

export const deadlineOperations = [
  deadlineStarted,
  deadlineMoved,
  deadlineMet,
  deadlineCancelled,
  deadlineBreached,
  deadlineStepReached,
  deadlinesRemoved,
]
