import type { DeadlineGoal } from '../contract/profile-deadlines.ts'
import type { Profile } from '../contract/profile.ts'
import type { SheetWay } from '../contract/profile-sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import type { TimedStep } from './clock-rules.ts'
import { type SheetCore, stepsTaken } from './queries.ts'
import { wayStates } from './rules.ts'

/** The way sheets to a recipient go, such as design questions; undefined where they go none. */
export function wayTo({ sheets }: Profile, party: string): SheetWay | undefined {
  const wayId = sheets.recipients.find(one => one.id === party)?.way
  return sheets.ways.find(one => one.id === wayId)
}

/** The way of a sheet out with what was taken of it. */
function wayOfSheet(read: ReadDatabase, { id, party, direction }: SheetCore) {
  const way = direction === 'out' ? wayTo(profileOf(read), party) : undefined
  return way && { way, taken: stepsTaken(read, id) }
}

/** The step that comes next, where it has a time of its own: its clock starts with the step before it. */
export function timedStepOf(read: ReadDatabase, sheet: SheetCore): TimedStep | undefined {
  const there = wayOfSheet(read, sheet)
  if (!there) return undefined
  const { way, taken } = there
  const states = wayStates(way, taken)
  const index = way.steps.findIndex(step => states.get(step.id) === 'next')
  const goal = way.steps[index]?.goal
  const before = taken.find(one => one.step === way.steps[index - 1]?.id)
  if (goal === undefined || !before || before.followingDueAt === null) return undefined
  return { goal, dueAt: before.followingDueAt, startedAt: before.doneAt }
}

/** When the step of a goal was taken; undefined where it was not. */
export function stepTakenFor(read: ReadDatabase, sheet: SheetCore, goal: DeadlineGoal): number | undefined {
  const there = wayOfSheet(read, sheet)
  const steps = there?.way.steps.filter(step => step.goal === goal).map(step => step.id) ?? []
  return there?.taken.findLast(one => steps.includes(one.step))?.doneAt
}

/** Whether steps of its way are left to be taken. */
export function hasStepsLeft(read: ReadDatabase, sheet: SheetCore): boolean {
  const there = wayOfSheet(read, sheet)
  return there !== undefined && [...wayStates(there.way, there.taken).values()].includes('next')
}
