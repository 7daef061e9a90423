import type { PlannedStep } from '../contract/deadlines.ts'
import type { DeadlineRule } from '../contract/profile-deadlines.ts'
import type { CalendarFinder } from './calendars.ts'
import { type ClockTask, runClock, type Wait } from './clock.ts'

/** When everything about a deadline happens, as a rule and a calendar lead to it. */
export interface DeadlineTimes {
  readonly startedAt: number
  /** Null while an open wait stops the clock. */
  readonly dueAt: number | null
  /** Since when it is stopped; null where it runs. */
  readonly pausedSince: number | null
  readonly steps: readonly PlannedStep[]
  readonly missingYears: readonly number[]
}

/** A wait with what is waited for. */
export interface ReasonedWait extends Wait {
  readonly on: string
}

/** What the clock of a rule is told. @param extension granted on top of the amount, in the unit of the clock */
export function taskOf(
  rule: DeadlineRule,
  extension: number,
  startedAt: number,
  waits: readonly ReasonedWait[],
  calendars: CalendarFinder,
): ClockTask {
  return {
    clock: rule.clock,
    amount: rule.amount + extension,
    calendar: calendars(rule.calendar),
    start: startedAt,
    waits: waits.filter(({ on }) => rule.pausedBy.some(reason => reason === on)),
  }
}

/** Works out a deadline. */
export function timesOf(rule: DeadlineRule, task: ClockTask): DeadlineTimes {
  const missing = new Set<number>()
  const steps = rule.steps.map(({ at: percent, to }): PlannedStep => {
    const run = runClock(task, percent)
    for (const year of run.missingYears) missing.add(year)
    return { percent, to, at: run.at }
  })
  const dueAt = steps.find(({ percent }) => percent === 100)?.at ?? null
  const open = task.waits.find(({ until }) => until === null)
  return {
    startedAt: task.start,
    dueAt,
    pausedSince: dueAt === null ? (open?.since ?? null) : null,
    steps,
    missingYears: [...missing].sort((a, b) => a - b),
  }
}

/**
 * Which step comes next. Steps that were reached and still lie behind stay reached; those that a later due time
 * moved ahead again come once more.
 * @param reached how many were recorded so far
 */
export function nextStepOf(steps: readonly PlannedStep[], reached: number, now: number) {
  const ahead = steps.findIndex(({ at }) => at === null || at > now)
  const next = ahead === -1 ? reached : Math.min(reached, ahead)
  return { nextStep: next, nextStepAt: steps[next]?.at ?? null, step: steps[next - 1]?.percent ?? 0 }
}
