import { caseMoments } from '../cases/story.ts'
import type { DeadlineView, Explanation } from '../contract/deadlines.ts'
import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type { DeadlineRule } from '../contract/profile-deadlines.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { type CalendarFinder, calendarsOf } from './calendars.ts'
import { runClock } from './clock.ts'
import { unitsOf } from './decide.ts'
import { explainRun } from './explain.ts'
import { deadlineById, deadlinesOfCase, type StoredDeadline } from './queries.ts'
import { taskOf } from './times.ts'

/** The deadlines of a case as people see them: what runs first, then what ended, the latest first. */
export function viewsOfCase(read: ReadDatabase, caseId: string): DeadlineView[] {
  const profile = profileOf(read)
  const weight = ({ state }: DeadlineView) =>
    state === 'breached' ? 0 : state === 'running' ? 1 : state === 'paused' ? 2 : 3
  return deadlinesOfCase(read, caseId)
    .map(one => viewOf(one, profile))
    .sort(
      (one, other) =>
        weight(one) - weight(other) ||
        (one.endedAt !== null && other.endedAt !== null
          ? other.endedAt - one.endedAt
          : (one.dueAt ?? 0) - (other.dueAt ?? 0)),
    )
}

function viewOf(stored: StoredDeadline, profile: Profile): DeadlineView {
  const rule = profile.deadlines.rules.find(({ id }) => id === stored.rule)
  const { id, caseId, subject, subjectId, goal, state, startedAt, dueAt, warnAt, pausedSince, breachedAt } =
    stored
  return {
    id,
    caseId,
    subject,
    subjectId,
    goal,
    rule: ruleName(stored.rule, rule),
    state,
    startedAt,
    dueAt,
    warnAt,
    pausedSince,
    breachedAt,
    endedAt: stored.endedAt,
    step: stored.step,
    missingYears: stored.missingYears,
    extensible: leftOf(stored, rule),
  }
}

const leftOf = ({ clock, extension }: StoredDeadline, rule: DeadlineRule | undefined): number =>
  Math.max(0, (rule?.extension ?? 0) - unitsOf(clock, extension))

/** How much more time a deadline could get, in the unit of its clock; null where there is none of this id. */
export function extensibleOf(read: ReadDatabase, deadlineId: string): number | null {
  const stored = deadlineById(read, deadlineId)
  const { rules } = profileOf(read).deadlines
  return stored
    ? leftOf(
        stored,
        rules.find(({ id }) => id === stored.rule),
      )
    : null
}

/** What a rule is called; its id where the profile does not have it any more. */
const ruleName = (id: string, rule: DeadlineRule | undefined) => ({
  id,
  zh: rule?.name.zh ?? id,
  en: rule?.name.en ?? id,
  origin: rule?.origin ?? null,
})

/** Why a deadline is due when it is. Errors: `deadline.notFound`. */
export function explainDeadline(read: ReadDatabase, deadlineId: string): Explanation {
  const stored = deadlineById(read, deadlineId)
  const site = readSite(read)
  if (!stored || !site) throw new DeskError('deadline.notFound')
  const profile = profileOf(read)
  const calendars = calendarsOf(profile.calendars, site.timeZone)
  const rule = profile.deadlines.rules.find(({ id }) => id === stored.rule)
  const units = unitsOf(stored.clock, stored.amount)
  const extension = unitsOf(stored.clock, stored.extension)
  // What it ran by, also where the rule says something else by now.
  const task = {
    clock: stored.clock,
    amount: units,
    calendar: calendars(stored.calendar),
    start: stored.startedAt,
    waits: caseMoments(read, stored.caseId).waits.filter(
      ({ on, since }) =>
        rule?.pausedBy.some(reason => reason === on) && (stored.endedAt === null || since < stored.endedAt),
    ),
  }
  const run = runClock(task)
  const calendar = profile.calendars.calendars.find(({ id }) => id === stored.calendar)
  return {
    rule: ruleName(stored.rule, rule),
    goal: stored.goal,
    clock: stored.clock,
    amount: units,
    extension,
    calendar: calendar?.name ?? null,
    startedAt: stored.startedAt,
    dueAt: stored.dueAt,
    warnAt: stored.warnAt,
    lines: explainRun(run, task.calendar, task.start),
    missingYears: run.missingYears,
    changed: rule?.version !== stored.ruleVersion || (stored.dueAt !== null && run.at !== stored.dueAt),
  }
}

/** What a rule would lead to from now on, for intake and for who edits rules. */
export function explainRule(
  rule: DeadlineRule,
  profile: Profile,
  calendars: CalendarFinder,
  startedAt: number,
): Explanation {
  const task = taskOf(rule, 0, startedAt, [], calendars)
  const run = runClock(task)
  const warn = rule.steps.find(({ at }) => at < 100)
  return {
    rule: ruleName(rule.id, rule),
    goal: rule.goal,
    clock: rule.clock,
    amount: rule.amount,
    extension: 0,
    calendar: profile.calendars.calendars.find(({ id }) => id === rule.calendar)?.name ?? null,
    startedAt,
    dueAt: run.at,
    warnAt: warn ? runClock(task, warn.at).at : null,
    lines: explainRun(run, task.calendar, task.start),
    missingYears: run.missingYears,
    changed: false,
  }
}
