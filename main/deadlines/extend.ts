import { caseStory, caseMoments } from '../cases/story.ts'
import { DeskError } from '../contract/errors.ts'
import type { CommandContext } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { calendarsOf } from './calendars.ts'
import { moveTo, unitsOf } from './decide.ts'
import { deadlineById, deadlinesOfCase, isActive } from './queries.ts'
import { recordChanges } from './record.ts'
import { taskOf, timesOf } from './times.ts'

/**
 * Gives a deadline more time, as far as its rule allows.
 * @param amount hours or days on top of what it has
 * @returns false where there is no such deadline
 */
export function extendDeadline(
  context: CommandContext,
  deadlineId: string,
  amount: number,
  reason: string,
): boolean {
  const { read } = context
  const deadline = deadlineById(read, deadlineId)
  const site = readSite(read)
  const story = deadline && caseStory(read, deadline.caseId)
  if (!deadline || !story || !site) return false
  if (!isActive(deadline)) throw new DeskError('deadline.ended')
  const profile = profileOf(read)
  const rule = profile.deadlines.rules.find(({ id }) => id === deadline.rule)
  const granted = unitsOf(deadline.clock, deadline.extension) + amount
  const most = rule?.extension ?? 0
  if (!rule || granted > most) throw new DeskError('deadline.notExtensible', { most, rule: deadline.rule })
  if (rule.clock.endsWith('days') && !Number.isInteger(amount)) throw new DeskError('deadline.wholeDays')
  const { waits } = caseMoments(read, deadline.caseId)
  const calendars = calendarsOf(profile.calendars, site.timeZone)
  const times = timesOf(rule, taskOf(rule, granted, deadline.startedAt, waits, calendars))
  const changes = moveTo(deadline, rule, granted, times, context.now).map(change =>
    change.type === 'moved' ? { ...change, why: 'extended' as const } : change,
  )
  recordChanges(context, deadline.caseId, deadlinesOfCase(read, deadline.caseId), changes, { text: reason })
  return true
}
