import type { EmergencyKind } from '../contract/emergencies.ts'
import { kindRules } from '../contract/emergency-kinds.ts'
import {
  type LeakDanger,
  type LeakDue,
  type LeakEntry,
  type LeakSeverity,
  leakSeverities,
  type LeakState,
  type TeamStep,
  teamSteps,
} from '../contract/leaks.ts'
import type { ClocksByKind, EmergencyClocks } from '../contract/profile-emergencies.ts'

const minute = 60_000

/**
 * The clocks of a report, in milliseconds, as the profile has them now: a change counts at once, also for what is open.
 * Shipped for storms, on site by the rule of the trade: danger at once, spreading water 30 minutes, seepage 4 hours, a
 * damp patch the next day. The others are defaults of the house.
 */
export function clocksOf(clocks: ClocksByKind, { kind, severity }: Pick<LeakTimes, 'kind' | 'severity'>) {
  const { acknowledge, arrive, stop, contact }: EmergencyClocks = clocks[kind][severity]
  return {
    acknowledge: acknowledge * minute,
    arrive: arrive * minute,
    stop: stop * minute,
    contact: contact * minute,
  }
}

/** Danger to people makes any report one of danger; a severity its kind does not know becomes the next graver one. */
export function severityOf(
  kind: EmergencyKind,
  said: LeakSeverity,
  dangers: readonly LeakDanger[],
): LeakSeverity {
  if (dangers.length > 0) return 'danger'
  const { severities } = kindRules[kind]
  const graverOnes = leakSeverities.slice(0, leakSeverities.indexOf(said) + 1).toReversed()
  return graverOnes.find(severity => severities.includes(severity)) ?? 'danger'
}

/** Where it comes in, as far as its kind is asked. */
export const entryOf = (kind: EmergencyKind, said: LeakEntry): LeakEntry =>
  kindRules[kind].entries.includes(said) ? said : 'unknown'

/** The graver of two. */
export const graver = (one: LeakSeverity, other: LeakSeverity): LeakSeverity =>
  leakSeverities.indexOf(one) <= leakSeverities.indexOf(other) ? one : other

const beforeRepair: readonly LeakState[] = [
  'reported',
  'dispatched',
  'acknowledged',
  'underway',
  'onsite',
  'noEntry',
  'stopped',
  'planned',
]
/** States in which water still comes in, as far as anybody knows. */
export const runningStates: readonly LeakState[] = beforeRepair.slice(0, 6)
const overAtOnce: readonly LeakState[] = ['stopped', 'planned', 'repaired']
const sent: readonly LeakState[] = ['dispatched', 'acknowledged', 'underway', 'onsite']

/** Steps that are no team's way, and the states they are taken in. */
const fromStates = {
  dispatch: beforeRepair,
  noEntry: sent,
  recall: ['dispatched', 'acknowledged', 'underway', 'noEntry'],
  plan: ['stopped', 'planned'],
  repair: ['stopped', 'planned'],
  test: ['repaired', 'proven'],
  accept: ['proven'],
  return: ['stopped', 'planned', 'repaired', 'proven', 'accepted'],
} as const satisfies Record<string, readonly LeakState[]>
export type LeakStep = keyof typeof fromStates | TeamStep

/**
 * Whether a step can be taken. Water that stopped by itself, or by the household's own hand, needs no team. What needs
 * no proof is accepted as soon as it is over, and tested never.
 */
export function mayStep(step: LeakStep, { kind, state }: Pick<LeakTimes, 'kind' | 'state'>): boolean {
  if (step === 'stopped') return runningStates.includes(state)
  if (kindRules[kind].tests.length === 0) {
    if (step === 'test') return false
    if (step === 'accept') return overAtOnce.includes(state)
  }
  const among: readonly LeakState[] = isTeamStep(step)
    ? ['dispatched', 'noEntry', ...teamSteps.slice(0, teamSteps.indexOf(step))]
    : fromStates[step]
  return among.includes(state)
}

const isTeamStep = (step: LeakStep): step is TeamStep => teamSteps.some(one => one === step)

/** What clocks go by. */
export interface LeakTimes {
  readonly kind: EmergencyKind
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly sentAt: number | null
  readonly nextAt: number | null
  readonly contactAt: number
  readonly contactPromisedAt: number | null
}

/** What has to happen next, and until when. */
export function dueOf(times: LeakTimes, clocks: ClocksByKind): LeakDue {
  const { kind, state, reportedAt, sentAt, nextAt } = times
  const { acknowledge, arrive, stop } = clocksOf(clocks, times)
  switch (state) {
    case 'reported':
      return { what: 'dispatch', at: reportedAt + arrive / 3 }
    case 'dispatched':
      return { what: 'acknowledge', at: (sentAt ?? reportedAt) + acknowledge }
    case 'acknowledged':
    case 'underway':
      return { what: 'arrive', at: reportedAt + arrive }
    case 'onsite':
      return { what: 'stop', at: reportedAt + stop }
    case 'noEntry':
      return { what: 'enter', at: nextAt }
    case 'stopped':
    case 'planned':
      return { what: 'repair', at: state === 'planned' ? nextAt : null }
    case 'repaired':
      return { what: kindRules[kind].tests.length === 0 ? 'accept' : 'test', at: null }
    case 'proven':
    case 'accepted':
      return { what: 'accept', at: null }
  }
}

/**
 * When the household has to be spoken with again: as promised, or before it feels forgotten. Once the water is stopped
 * it is called as one with a damp patch.
 */
export function contactDueOf(times: LeakTimes, clocks: ClocksByKind): number {
  const { kind, state, contactAt, contactPromisedAt } = times
  const severity = runningStates.includes(state) ? times.severity : 'damp'
  return contactPromisedAt ?? contactAt + clocksOf(clocks, { kind, severity }).contact
}

/** Whether it comes before everything else: a team that says nothing, or danger and nobody there. */
export function isOnTop(times: LeakTimes, clocks: ClocksByKind, now: number): boolean {
  const { severity, state } = times
  if (severity === 'danger' && runningStates.includes(state) && state !== 'onsite') return true
  const { what, at } = dueOf(times, clocks)
  return what === 'acknowledge' && at !== null && at <= now
}

/**
 * The order of the board: what comes before everything, then by what is late or due first, then the graver, then the
 * older. Water that runs stands before water that was stopped.
 */
export function inBoardOrder<Leak extends LeakTimes & { readonly caseId: string }>(
  leaks: readonly Leak[],
  clocks: ClocksByKind,
  now: number,
): Leak[] {
  // Each is looked at once, not once for each comparison.
  return leaks
    .map(leak => ({ leak, rank: rankOf(leak, clocks, now) }))
    .sort((one, other) => {
      for (const [index, value] of one.rank.entries()) {
        const against = other.rank[index] ?? 0
        if (value !== against) return value - against
      }
      return one.leak.caseId < other.leak.caseId ? -1 : 1
    })
    .map(({ leak }) => leak)
}

const rankOf = (times: LeakTimes, clocks: ClocksByKind, now: number): readonly number[] => [
  isOnTop(times, clocks, now) ? 0 : 1,
  runningStates.includes(times.state) ? 0 : 1,
  Math.min(dueOf(times, clocks).at ?? Number.MAX_SAFE_INTEGER, contactDueOf(times, clocks)),
  leakSeverities.indexOf(times.severity),
  times.reportedAt,
]
