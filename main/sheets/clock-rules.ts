import { type DeadlineGoal, type StepRole, stepRoles } from '../contract/profile-deadlines.ts'
import { awaitingStates } from '../contract/sheets.ts'
import type { StoredClock } from './clock-queries.ts'
import type { SheetCore } from './queries.ts'

/** A clock that a sheet should have now. */
export interface WantedClock {
  readonly goal: DeadlineGoal
  readonly dueAt: number
  /** When it began, UTC milliseconds; null where that is the moment it is asked for. */
  readonly startedAt: number | null
}

/** The step of its way a sheet has reached, where that step has a time of its own. */
export interface TimedStep {
  readonly goal: DeadlineGoal
  readonly dueAt: number
  /** When the step before it was taken. */
  readonly startedAt: number
}

/** The clocks of a sheet as it stands: delivery and reply of one that went out, our answer to one that came in. */
export function wantedClocks(sheet: SheetCore, timedStep: TimedStep | undefined): WantedClock[] {
  const { state, dueAt, deliverBy, issuedAt, at } = sheet
  const wanted: WantedClock[] = []
  if (sheet.direction === 'in') {
    if ((state === 'received' || state === 'answered') && dueAt !== null)
      wanted.push({ goal: 'answer', dueAt, startedAt: at })
    return wanted
  }
  const awaits = awaitingStates.some(one => one === state)
  if (state === 'issued' && deliverBy !== null)
    wanted.push({ goal: 'deliver', dueAt: deliverBy, startedAt: issuedAt })
  if (awaits && dueAt !== null)
    wanted.push({ goal: 'reply', dueAt, startedAt: state === 'sent-back' ? null : issuedAt })
  if (timedStep && (awaits || state === 'replied' || state === 'accepted')) wanted.push(timedStep)
  return wanted
}

/** Whether a running clock is the wanted one, be it at another time. */
export const isSameClock = (clock: StoredClock, wanted: WantedClock): boolean =>
  clock.goal === wanted.goal && (wanted.startedAt === null || wanted.startedAt === clock.startedAt)

/** When what a clock waits for came; undefined where the sheet ended without it. */
export function metAt(
  goal: DeadlineGoal,
  sheet: SheetCore,
  stepDoneAt: number | undefined,
): number | undefined {
  if (sheet.state === 'withdrawn') return undefined
  switch (goal) {
    case 'deliver':
      return sheet.deliveredAt ?? sheet.repliedAt ?? undefined
    case 'reply':
      return sheet.repliedAt ?? undefined
    case 'answer':
      return sheet.deliveredAt ?? undefined
    default:
      return stepDoneAt
  }
}

/** A running clock as far as the state of its sheet goes. */
export type RunningClock = Pick<StoredClock, 'dueAt' | 'step' | 'steps'>

/** The first due time of running clocks, and how far up one has gone behind its due time. */
export function standingOf(running: readonly RunningClock[]): {
  nextDueAt: number | null
  escalatedTo: StepRole | null
} {
  const due = running.map(one => one.dueAt)
  const reached = running.flatMap(({ step, steps }) =>
    steps.filter(({ percent }) => percent >= 100 && percent <= step).map(({ to }) => stepRoles.indexOf(to)),
  )
  const role = reached.length === 0 ? undefined : stepRoles[Math.max(...reached)]
  return { nextDueAt: due.length === 0 ? null : Math.min(...due), escalatedTo: role ?? null }
}
