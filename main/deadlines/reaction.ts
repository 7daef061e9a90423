import { z } from 'zod'
import { isRegisterHistory } from '../cases/register.ts'
import { type CaseStory, caseMoments, caseStory } from '../cases/story.ts'
import type { Profile } from '../contract/profile.ts'
import type { CommandContext } from '../log/command.ts'
import type { Operation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { firstDelivery } from '../sheets/deliveries.ts'
import { demandsOf } from '../sheets/rules.ts'
import { siteBasics } from '../site/queries.ts'
import { calendarsOf } from './calendars.ts'
import { decideCase } from './decide.ts'
import { deadlinesRemoved } from './operations.ts'
import { deadlinesOfCase, openCases } from './queries.ts'
import { recordChanges } from './record.ts'
import { matterOf } from './rules.ts'

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
const OfCase = z.object({ caseId: z.string().nullish() })

/** The case a sheet belongs to. */
function caseOf(facts: unknown): string[] {
  const { caseId } = OfCase.parse(facts)
  return caseId ? [caseId] : []
}

/** Stands for every open case: rules or calendars were changed. */
const every = '*'
/** Sections of the profile that decide about deadlines. */
const decidingSections: ReadonlySet<string> = new Set(['deadlines', 'calendars', 'sheets'])
const OfProfile = z.object({ section: z.string() })
/** So many cases are settled while the manager waits: some hundredths of a second. The sweep settles the others. */
const atOnce = 200

/** Starts, moves, meets and ends the deadlines of cases. */
export const deadlineReaction: Reaction = {
  name: 'deadlines',
  touchedBy(operation: Operation<unknown, unknown>) {
    if (deciding.has(operation.type)) return isRegisterHistory(operation) ? [] : [operation.aggregateId]
    if (operation.type === 'sheet.delivered') return caseOf(operation.facts)
    if (operation.type !== 'profile.changed') return []
    return decidingSections.has(OfProfile.parse(operation.facts).section) ? [every] : []
  },
  run(context, id) {
    if (id !== every) settleCase(context, id)
    else for (const caseId of openCases(context.read).slice(0, atOnce)) settleCase(context, caseId, true)
  },
}

/** When a sheet about it reached somebody whom the profile wants told of such cases. */
function deliveredAt(read: CommandContext['read'], profile: Profile, story: CaseStory): number | null {
  const demands = demandsOf(profile.sheets.demands, { ...matterOf(story), kind: story.kind })
  if (demands.length === 0) return null
  return firstDelivery(
    read,
    story.id,
    demands.map(({ recipient }) => recipient),
  )
}

/**
 * Makes the deadlines of a case what they should be now, and records only what that changes.
 * @param takenOver what is past when a deadline starts is history; by default for the first ones of an old register
 */
export function settleCase(context: CommandContext, caseId: string, takenOver?: boolean): void {
  const { read, now } = context
  const story = caseStory(read, caseId)
  const deadlines = deadlinesOfCase(read, caseId)
  if (!story) {
    if (deadlines.length > 0) context.emit(deadlinesRemoved, caseId, { facts: {} })
    return
  }
  // Closed in the step that took it, or long ago in an old register: nothing ever ran.
  if (deadlines.length === 0 && (story.state === 'closed' || story.state === 'void')) return
  const site = siteBasics(read)
  if (!site) return
  const profile = profileOf(read)
  const { moments, waits } = caseMoments(read, caseId)
  const changes = decideCase({
    story,
    moments,
    waits,
    delivered: deliveredAt(read, profile, story),
    deadlines,
    rules: profile.deadlines.rules,
    calendars: calendarsOf(profile.calendars, site.timeZone),
    now,
    takenOver: takenOver ?? (deadlines.length === 0 && story.imported === 1),
  })
  recordChanges(context, caseId, deadlines, changes)
}
