import { caseMoments, caseStory } from '../cases/story.ts'
import type { CommandContext } from '../log/command.ts'
import type { Operation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { calendarsOf } from './calendars.ts'
import { decideCase } from './decide.ts'
import { deadlinesRemoved } from './operations.ts'
import { casesWithDeadlines, deadlinesOfCase } from './queries.ts'
import { recordChanges } from './record.ts'

/** Operations on a case after which its deadlines may be other ones. */
const deciding: ReadonlySet<string> = new Set([
  'case.received',
  'case.corrected',
  'case.noted',
  'case.handlingStarted',
  'case.waitingStarted',
  'case.waitingEnded',
  'case.resolved',
  'case.closed',
  'case.reopened',
  'case.voided',
  'case.restored',
  'case.removed',
  'case.levelProposed',
  'case.levelSet',
])
/** Stands for every case with a deadline: rules or calendars were changed. */
const every = '*'

/** Starts, moves, meets and ends the deadlines of cases. */
export const deadlineReaction: Reaction = {
  name: 'deadlines',
  touchedBy(operation: Operation<unknown, unknown>) {
    if (deciding.has(operation.type)) return [operation.aggregateId]
    if (operation.type === 'profile.changed') return [every]
    return []
  },
  run(context, id) {
    if (id !== every) settleCase(context, id)
    else for (const caseId of casesWithDeadlines(context.read)) settleCase(context, caseId)
  },
}

/** Makes the deadlines of a case what they should be now, and records only what that changes. */
export function settleCase(context: CommandContext, caseId: string): void {
  const { read, now } = context
  const story = caseStory(read, caseId)
  const deadlines = deadlinesOfCase(read, caseId)
  if (!story) {
    if (deadlines.length > 0) context.emit(deadlinesRemoved, caseId, { facts: {} })
    return
  }
  // Closed in the step that took it, or long ago in an old register: nothing ever ran.
  if (deadlines.length === 0 && (story.state === 'closed' || story.state === 'void')) return
  const site = readSite(read)
  if (!site) return
  const profile = profileOf(read)
  const { moments, waits } = caseMoments(read, caseId)
  const changes = decideCase({
    story,
    moments,
    waits,
    delivered: null,
    deadlines,
    rules: profile.deadlines.rules,
    calendars: calendarsOf(profile.calendars, site.timeZone),
    now,
    takenOver: story.imported === 1 && deadlines.length === 0,
  })
  recordChanges(context, caseId, deadlines, changes)
}
