import type { CaseMoment, CaseStory } from '../cases/story.ts'
import { ruleFor } from '../contract/deadline-rules.ts'
import type { cancelReasons, moveReasons } from '../contract/deadlines.ts'
import type { DeadlineGoal, DeadlineRule } from '../contract/profile-deadlines.ts'
import type { CalendarFinder } from './calendars.ts'
import { isActive, type StoredDeadline } from './queries.ts'
import { caseGoals, isOpen, lastReopened, matterOf, metAt } from './rules.ts'
import { type DeadlineTimes, nextStepOf, type ReasonedWait, taskOf, timesOf } from './times.ts'

/** What a deadline runs by, as operations record it. */
export interface Course extends DeadlineTimes {
  readonly rule: { readonly id: string; readonly version: number }
  readonly clock: DeadlineRule['clock']
  readonly amount: number
  readonly extension: number
  readonly calendar: string | null
  readonly nextStep: number
  readonly nextStepAt: number | null
  readonly state: 'running' | 'paused' | 'breached'
}

/** Something that follows from how a case stands now. */
export type Change =
  | {
      readonly type: 'started'
      readonly goal: DeadlineGoal
      readonly course: Course
      readonly breachedAt: number | null
    }
  | {
      readonly type: 'moved'
      readonly deadline: StoredDeadline
      readonly course: Course
      readonly step: number
      readonly why: (typeof moveReasons)[number]
    }
  /** Overdue before anybody looked, and met since. */
  | { readonly type: 'breached'; readonly deadline: StoredDeadline; readonly dueAt: number }
  | { readonly type: 'met'; readonly deadline: StoredDeadline; readonly metAt: number }
  | {
      readonly type: 'cancelled'
      readonly deadline: StoredDeadline
      readonly why: (typeof cancelReasons)[number]
    }

/** Everything that decides about the deadlines of a case. */
export interface Situation {
  readonly story: CaseStory
  readonly moments: readonly CaseMoment[]
  readonly waits: readonly ReasonedWait[]
  /** When a sheet about it reached whom it is about; null where none did. */
  readonly delivered: number | null
  /** Every deadline it has and had. */
  readonly deadlines: readonly StoredDeadline[]
  readonly rules: readonly DeadlineRule[]
  readonly calendars: CalendarFinder
  readonly now: number
  /** The case is being taken over from an old register: what is past is history. */
  readonly takenOver: boolean
}

/** What has to be recorded so that the deadlines of a case are as they should be; nothing where they are. */
export function decideCase(situation: Situation): Change[] {
  return caseGoals.flatMap(goal => decideGoal(goal, situation))
}

function decideGoal(goal: (typeof caseGoals)[number], situation: Situation): Change[] {
  const { story, moments, deadlines, rules } = situation
  const last = deadlines.findLast(one => one.subject === 'case' && one.goal === goal)
  const active = last && isActive(last) ? last : undefined
  if (story.state === 'void') {
    if (!active) return []
    // Sent back to whoever sent it: that is what was asked for.
    if (goal === 'triage' && story.voidReason === 'misrouted') return meet(active, situation.now)
    return [{ type: 'cancelled', deadline: active, why: 'void' }]
  }
  const rule = ruleFor(rules, goal, matterOf(story))
  if (active) {
    const met = metAt(goal, story, moments, active.startedAt, situation.delivered)
    if (met !== undefined) return meet(active, met)
    if (!rule) return [{ type: 'cancelled', deadline: active, why: 'rule' }]
    return moveWhereDifferent(active, rule, situation)
  }
  if (!rule || !isOpen(story)) return []
  const startedAt = startOf(rule, last, situation)
  if (startedAt === undefined) return []
  if (metAt(goal, story, moments, startedAt, situation.delivered) !== undefined) return []
  return [start(goal, rule, startedAt, situation)]
}

/** When a goal that nothing is running for starts; undefined where it was met before and does not start again. */
function startOf(
  rule: DeadlineRule,
  last: StoredDeadline | undefined,
  { story, moments }: Situation,
): number | undefined {
  if (!last || last.state === 'cancelled') return last?.startedAt ?? story.receivedAt
  const reopened = lastReopened(moments)
  return rule.again && reopened !== undefined && reopened >= (last.endedAt ?? 0) ? reopened : undefined
}

function meet(deadline: StoredDeadline, at: number): Change[] {
  const { dueAt, breachedAt } = deadline
  const late = dueAt !== null && at > dueAt && breachedAt === null
  const met: Change = { type: 'met', deadline, metAt: at }
  return late ? [{ type: 'breached', deadline, dueAt }, met] : [met]
}

function start(goal: DeadlineGoal, rule: DeadlineRule, startedAt: number, situation: Situation): Change {
  const times = timesOf(rule, taskOf(rule, 0, startedAt, situation.waits, situation.calendars))
  const past = times.dueAt !== null && times.dueAt <= situation.now
  if (situation.takenOver && past) {
    const course = courseOf(rule, 0, times, { nextStep: rule.steps.length, nextStepAt: null })
    return { type: 'started', goal, course: { ...course, state: 'breached' }, breachedAt: times.dueAt }
  }
  // Of an old register, what was to be told before is told by nobody now.
  const reached = situation.takenOver ? rule.steps.length : 0
  const next = nextStepOf(times.steps, reached, situation.now)
  return { type: 'started', goal, course: courseOf(rule, 0, times, next), breachedAt: null }
}

function moveWhereDifferent(deadline: StoredDeadline, rule: DeadlineRule, situation: Situation): Change[] {
  const extension = deadline.clock === rule.clock ? unitsOf(rule.clock, deadline.extension) : 0
  const task = taskOf(rule, extension, deadline.startedAt, situation.waits, situation.calendars)
  return moveTo(deadline, rule, extension, timesOf(rule, task), situation.now)
}

/** The change to these times; none where nothing differs. */
export function moveTo(
  deadline: StoredDeadline,
  rule: DeadlineRule,
  extension: number,
  times: DeadlineTimes,
  now: number,
): Change[] {
  const next = nextStepOf(times.steps, deadline.nextStep, now)
  const course = courseOf(rule, extension, times, next)
  const otherRule = rule.id !== deadline.rule || rule.version !== deadline.ruleVersion
  const otherWait = course.pausedSince !== deadline.pausedSince
  const otherAmount = course.amount !== deadline.amount
  if (!otherRule && !otherWait && !otherAmount && sameTimes(deadline, course)) return []
  const waited = otherWait || deadline.pausedSince !== null
  const why = otherRule || otherAmount ? 'rule' : waited ? 'wait' : 'calendar'
  const breached = deadline.breachedAt !== null && course.dueAt !== null && course.dueAt <= now
  return [
    {
      type: 'moved',
      deadline,
      course: breached ? { ...course, state: 'breached' } : course,
      step: next.step,
      why,
    },
  ]
}

function sameTimes(deadline: StoredDeadline, course: Course): boolean {
  return (
    deadline.dueAt === course.dueAt &&
    deadline.missingYears.join() === course.missingYears.join() &&
    deadline.steps.length === course.steps.length &&
    deadline.steps.every((step, index) => {
      const other = course.steps[index]
      return step.percent === other?.percent && step.to === other.to && step.at === other.at
    })
  )
}

function courseOf(
  rule: DeadlineRule,
  extension: number,
  times: DeadlineTimes,
  { nextStep, nextStepAt }: { readonly nextStep: number; readonly nextStepAt: number | null },
): Course {
  return {
    ...times,
    rule: { id: rule.id, version: rule.version },
    clock: rule.clock,
    amount: stored(rule.clock, rule.amount + extension),
    extension: stored(rule.clock, extension),
    calendar: rule.calendar ?? null,
    nextStep,
    nextStepAt,
    state: times.pausedSince === null ? 'running' : 'paused',
  }
}

const inHours = (clock: DeadlineRule['clock']) => clock.endsWith('hours')
/** Amounts are kept in minutes or days. */
const stored = (clock: DeadlineRule['clock'], amount: number) =>
  Math.round(inHours(clock) ? amount * 60 : amount)
/** Hours or days of a stored amount. */
export const unitsOf = (clock: DeadlineRule['clock'], amount: number) =>
  inHours(clock) ? amount / 60 : amount
