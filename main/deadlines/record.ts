import type { NearestDue } from '../cases/due.ts'
import type { CommandContext } from '../log/command.ts'
import type { Change, Course } from './decide.ts'
import * as happened from './operations.ts'
import { isActive, type StoredDeadline } from './queries.ts'

/** A deadline as far as the nearest due time of its case goes. */
type Standing = Pick<StoredDeadline, 'goal' | 'dueAt' | 'warnAt'>

/**
 * Records changes to the deadlines of one case; each carries when the case is due once all of them are done.
 * @param deadlines every deadline of the case as it stood before
 */
export function recordChanges(
  context: CommandContext,
  caseId: string,
  deadlines: readonly StoredDeadline[],
  changes: readonly Change[],
  words: { readonly text?: string } = {},
): void {
  const caseDue = nearestOf(standingAfter(deadlines, changes))
  for (const change of changes) {
    switch (change.type) {
      case 'started':
        context.emit(happened.deadlineStarted, caseId, {
          facts: {
            deadlineId: context.newId(),
            subject: 'case',
            subjectId: caseId,
            goal: change.goal,
            ...timesOf(change.course),
            breachedAt: change.breachedAt,
            caseDue,
          },
        })
        break
      case 'moved':
        context.emit(happened.deadlineMoved, caseId, {
          facts: {
            deadlineId: change.deadline.id,
            ...timesOf(change.course),
            step: change.step,
            why: change.why,
            caseDue,
          },
          personal: words,
        })
        break
      case 'breached':
        recordBreach(context, change.deadline, change.dueAt)
        break
      case 'met':
        context.emit(happened.deadlineMet, caseId, {
          facts: { deadlineId: change.deadline.id, metAt: change.metAt, caseDue },
        })
        break
      case 'cancelled':
        context.emit(happened.deadlineCancelled, caseId, {
          facts: { deadlineId: change.deadline.id, why: change.why, endedAt: context.now, caseDue },
        })
        break
    }
  }
}

/** The due time passed before a sweep saw it; what comes behind it does not matter any more. */
function recordBreach(context: CommandContext, deadline: StoredDeadline, dueAt: number): void {
  const step = deadline.steps.find(({ percent }) => percent === 100)
  context.emit(happened.deadlineBreached, deadline.caseId, {
    facts: {
      deadlineId: deadline.id,
      goal: deadline.goal,
      rule: deadline.rule,
      percent: 100,
      to: step?.to ?? 'specialist',
      at: dueAt,
      nextStep: deadline.steps.length,
      nextStepAt: null,
      breachedAt: deadline.breachedAt ?? dueAt,
    },
    happenedAt: dueAt,
  })
}

/** Records every step of a deadline that is reached, in order, each with the moment it was reached at. */
export function recordSteps(context: CommandContext, deadline: StoredDeadline): number {
  let recorded = 0
  let { breachedAt } = deadline
  for (let index = deadline.nextStep; index < deadline.steps.length; index++) {
    const step = deadline.steps[index]
    if (!step || step.at === null || step.at > context.now) break
    const facts = {
      deadlineId: deadline.id,
      goal: deadline.goal,
      rule: deadline.rule,
      percent: step.percent,
      to: step.to,
      at: step.at,
      nextStep: index + 1,
      nextStepAt: deadline.steps[index + 1]?.at ?? null,
    }
    if (step.percent === 100) {
      breachedAt ??= step.at
      context.emit(happened.deadlineBreached, deadline.caseId, {
        facts: { ...facts, breachedAt },
        happenedAt: step.at,
      })
    } else context.emit(happened.deadlineStepReached, deadline.caseId, { facts, happenedAt: step.at })
    recorded += 1
  }
  return recorded
}

const timesOf = (course: Course) => ({
  ...course,
  steps: [...course.steps],
  missingYears: [...course.missingYears],
})

/** What runs once the changes are done. */
function standingAfter(deadlines: readonly StoredDeadline[], changes: readonly Change[]): Standing[] {
  const standing = new Map<string, Standing>(deadlines.filter(isActive).map(one => [one.id, one]))
  for (const [index, change] of changes.entries()) {
    if (change.type === 'started') standing.set(`started ${index}`, standingOf(change.goal, change.course))
    else if (change.type === 'moved')
      standing.set(change.deadline.id, standingOf(change.deadline.goal, change.course))
    else if (change.type !== 'breached') standing.delete(change.deadline.id)
  }
  return [...standing.values()]
}

const standingOf = (goal: Standing['goal'], { dueAt, steps }: Course): Standing => ({
  goal,
  dueAt,
  warnAt: steps.find(({ percent }) => percent < 100)?.at ?? null,
})

/** The one that is due first; stopped ones are due at no time. */
function nearestOf(standing: readonly Standing[]): NearestDue {
  let nearest: NearestDue = null
  for (const { dueAt, warnAt, goal } of standing)
    if (dueAt !== null && (!nearest || dueAt < nearest.at)) nearest = { at: dueAt, warnAt, goal }
  return nearest
}
