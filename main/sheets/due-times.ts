import { ruleFor } from '../contract/deadline-rules.ts'
import type { DeadlineGoal } from '../contract/profile-deadlines.ts'
import type { RecipientKind } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { calendarsOf } from '../deadlines/calendars.ts'
import { runClock } from '../deadlines/clock.ts'
import { deadlinesOfCase, isActive } from '../deadlines/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { recipient } from './recipients.ts'
import { hoursFrom, usualHours } from './rules.ts'

/**
 * When something is due by the deadline rules of the profile for sheets, UTC milliseconds; undefined where no rule
 * applies. A rule on the settings page holds from the next sheet on: what was issued keeps its times.
 */
function byRule(
  read: ReadDatabase,
  goal: DeadlineGoal,
  kind: RecipientKind,
  start: number,
): number | undefined {
  const { deadlines, calendars } = profileOf(read)
  const matter = { subject: 'sheet' as const, recipient: kind, kind: null, category: [], level: null }
  const rule = ruleFor(deadlines.rules, goal, { ...matter, channel: null, emergency: false })
  if (!rule) return undefined
  const calendar = calendarsOf(calendars, readSite(read)?.timeZone ?? 'Asia/Shanghai')(rule.calendar)
  return runClock({ clock: rule.clock, amount: rule.amount, calendar, start, waits: [] }).at ?? undefined
}

const shippedOf = (read: ReadDatabase, party: string) =>
  profileOf(read).sheets.recipients.find(one => one.id === party)

/** When the reply of a recipient is due: its own hours, else by rule, else as the profile has it. */
export function replyDue(read: ReadDatabase, party: string, start: number): number {
  const known = recipient(read, profileOf(read), party)
  if (known?.own && known.dueHours !== null) return hoursFrom(start, known.dueHours)
  const ruled = known && byRule(read, 'reply', known.kind, start)
  return ruled ?? hoursFrom(start, known?.dueHours ?? usualHours)
}

/** When our answer to a sender is due. */
export function answerDue(read: ReadDatabase, party: string, start: number): number {
  const known = recipient(read, profileOf(read), party)
  const ruled = known && byRule(read, 'answer', known.kind, start)
  return ruled ?? hoursFrom(start, shippedOf(read, party)?.answerHours ?? usualHours)
}

/**
 * By when a sheet must be delivered in writing; null where that has no time of its own. Where its case has such a
 * deadline already, that one counts: it began when the owner spoke, not when the sheet was written.
 */
export function deliveryDue(
  read: ReadDatabase,
  { party, caseId }: { readonly party: string; readonly caseId: string | null },
  start: number,
): number | null {
  const hours = shippedOf(read, party)?.deliverHours
  if (hours === undefined) return null
  const ofCase =
    caseId === null
      ? undefined
      : deadlinesOfCase(read, caseId).find(one => one.goal === 'deliver' && isActive(one))
  return ofCase?.dueAt ?? hoursFrom(start, hours)
}

/** When a step of a sheet's way is due, such as drawing and work order; null where no rule says. */
export function stepDue(read: ReadDatabase, goal: DeadlineGoal, party: string, start: number): number | null {
  const known = recipient(read, profileOf(read), party)
  return (known && byRule(read, goal, known.kind, start)) ?? null
}
