import type { CaseMoment, CaseStory } from '../cases/story.ts'
import { openStates } from '../contract/cases.ts'
import type { Matter } from '../contract/deadline-rules.ts'
import type { DeadlineGoal } from '../contract/profile-deadlines.ts'

/** Goals that cases have; those of sheets are followed with the sheet. */
export const caseGoals = [
  'answer',
  'attend',
  'settle',
  'triage',
  'deliver',
] as const satisfies readonly DeadlineGoal[]
type CaseGoal = (typeof caseGoals)[number]

/** What besides ending a case meets a goal. */
const metBy: Readonly<Record<CaseGoal, readonly CaseMoment['type'][]>> = {
  answer: ['call', 'visit', 'resolved'],
  attend: ['visit', 'resolved'],
  settle: ['resolved'],
  triage: ['handling', 'resolved'],
  deliver: ['resolved'],
}

/** A case as rules look at it. */
export function matterOf(story: CaseStory): Matter {
  return {
    subject: 'case',
    kind: story.kind,
    category: story.category === '' ? [] : story.category.split('/'),
    level: story.level,
    channel: story.channel,
    emergency: story.emergency === 1,
    recipient: null,
  }
}

export const isOpen = ({ state }: CaseStory): boolean => openStates.some(open => open === state)

/** When a case was last reopened; undefined where it never was. */
export function lastReopened(moments: readonly CaseMoment[]): number | undefined {
  return moments.findLast(({ type }) => type === 'reopened')?.at
}

/**
 * When a goal was met; undefined where it is not. Settled is what is resolved or closed now; the other goals are
 * met by the first of their moments behind the start, also where the case was reopened since.
 * @param delivered when a sheet reached whom the case is about
 */
export function metAt(
  goal: CaseGoal,
  story: CaseStory,
  moments: readonly CaseMoment[],
  startedAt: number,
  delivered: number | null,
): number | undefined {
  const ended =
    story.state === 'resolved' || story.state === 'closed' ? (story.resolvedAt ?? story.closedAt) : null
  if (goal === 'settle') return ended ?? undefined
  const reached = [
    ...moments.filter(({ type, at }) => metBy[goal].includes(type) && at >= startedAt).map(({ at }) => at),
    ...(ended === null ? [] : [ended]),
    ...(goal === 'deliver' && delivered !== null ? [delivered] : []),
  ]
  return reached.length === 0 ? undefined : Math.min(...reached)
}
