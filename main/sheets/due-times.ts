import { ruleFor } from '../contract/deadline-rules.ts'
import type { PlannedStep } from '../contract/deadlines.ts'
import type { Clock, DeadlineGoal } from '../contract/profile-deadlines.ts'
import type { ClockSource } from '../contract/sheet-clocks.ts'
import type { RecipientKind } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { calendarsOf } from '../deadlines/calendars.ts'
import { deadlinesOfCase, isActive } from '../deadlines/queries.ts'
import { taskOf, timesOf } from '../deadlines/times.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { recipient } from './recipients.ts'
import { hoursFrom, stepsBetween, usualHours } from './rules.ts'

/** When something about a sheet is due, what says so, and who learns of it on the way. Times are UTC milliseconds. */
export interface DueTime {
  readonly at: number
  readonly source: ClockSource
  readonly rule: { readonly id: string; readonly version: number } | null
  readonly clock: Clock | null
  /** Minutes for clocks in hours, days for the others. */
  readonly amount: number | null
  readonly calendar: string | null
  readonly steps: readonly PlannedStep[]
}

/**
 * When something is due by the deadline rules of the profile for sheets; undefined where no rule applies. A rule on
 * the settings page holds from the next sheet on: what was issued keeps its times.
 */
function byRule(
  read: ReadDatabase,
  goal: DeadlineGoal,
  kind: RecipientKind,
  start: number,
): DueTime | undefined {
  const { deadlines, calendars } = profileOf(read)
  const matter = { subject: 'sheet' as const, recipient: kind, kind: null, category: [], level: null }
  const rule = ruleFor(deadlines.rules, goal, { ...matter, channel: null, emergency: false })
  if (!rule) return undefined
  const finder = calendarsOf(calendars, readSite(read)?.timeZone ?? 'Asia/Shanghai')
  const { dueAt, steps } = timesOf(rule, taskOf(rule, 0, start, [], finder))
  if (dueAt === null) return undefined
  const { id, version, clock, amount, calendar = null } = rule
  const stored = Math.round(clock.endsWith('hours') ? amount * 60 : amount)
  return { at: dueAt, source: 'rule', rule: { id, version }, clock, amount: stored, calendar, steps }
}

/** So many hours by the clock, as the recipient usually has. */
function byHours(read: ReadDatabase, start: number, hours: number): DueTime {
  const at = hoursFrom(start, hours)
  return {
    ...byPerson(read, start, at),
    source: 'recipient',
    clock: 'wall-hours',
    amount: Math.round(hours * 60),
  }
}

/** A time somebody gave. */
export function byPerson(read: ReadDatabase, start: number, at: number): DueTime {
  const steps = stepsBetween(profileOf(read).sheets.escalation, start, at)
  return { at, source: 'person', rule: null, clock: null, amount: null, calendar: null, steps }
}

const shippedOf = (read: ReadDatabase, party: string) =>
  profileOf(read).sheets.recipients.find(one => one.id === party)

/** When the reply of a recipient is due: its own hours, else by rule, else as the profile has it. */
export function replyDue(read: ReadDatabase, party: string, start: number): DueTime {
  const known = recipient(read, profileOf(read), party)
  if (known?.own && known.dueHours !== null) return byHours(read, start, known.dueHours)
  const ruled = known && byRule(read, 'reply', known.kind, start)
  return ruled ?? byHours(read, start, known?.dueHours ?? usualHours)
}

/** When our answer to a sender is due. */
export function answerDue(read: ReadDatabase, party: string, start: number): DueTime {
  const known = recipient(read, profileOf(read), party)
  const ruled = known && byRule(read, 'answer', known.kind, start)
  return ruled ?? byHours(read, start, shippedOf(read, party)?.answerHours ?? usualHours)
}

/** The deadline of a case that asks for the delivery in writing, while it runs. */
export const deliveryOfCase = (read: ReadDatabase, caseId: string) =>
  deadlinesOfCase(read, caseId).find(one => one.goal === 'deliver' && isActive(one))

/**
 * By when a sheet must be delivered in writing; null where that has no time of its own. Where its case has such a
 * deadline already, that one counts and tells people: it began when the owner spoke, not when the sheet was written.
 */
export function deliveryDue(
  read: ReadDatabase,
  { party, caseId }: { readonly party: string; readonly caseId: string | null },
  start: number,
): DueTime | null {
  const hours = shippedOf(read, party)?.deliverHours
  if (hours === undefined) return null
  const ofCase = caseId === null ? undefined : deliveryOfCase(read, caseId)
  if (!ofCase || ofCase.dueAt === null) return byHours(read, start, hours)
  return { ...byPerson(read, start, ofCase.dueAt), source: 'case', steps: [] }
}

/** When a step of a sheet's way is due, such as drawing and work order; null where no rule says. */
export function stepDue(
  read: ReadDatabase,
  goal: DeadlineGoal,
  party: string,
  start: number,
): DueTime | null {
  const known = recipient(read, profileOf(read), party)
  return (known && byRule(read, goal, known.kind, start)) ?? null
}
