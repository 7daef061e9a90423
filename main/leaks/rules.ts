import {
  type LeakDanger,
  type LeakDue,
  type LeakSeverity,
  leakSeverities,
  type LeakState,
  type TeamStep,
  teamSteps,
} from '../contract/leaks.ts'

const minute = 60_000
const hour = 60 * minute

/** How soon something has to happen behind a report, in milliseconds. */
interface Clocks {
  readonly arrive: number
  readonly stop: number
  /** The longest a household hears nothing. */
  readonly contact: number
}

/**
 * On site, by the rule of the trade (danger at once, spreading water 30 minutes, seepage 4 hours, a damp patch the next
 * day). When water has to be stopped, and how long a household may hear nothing, are defaults of the house.
 */
export const leakClocks: Readonly<Record<LeakSeverity, Clocks>> = {
  danger: { arrive: 15 * minute, stop: hour, contact: 15 * minute },
  spreading: { arrive: 30 * minute, stop: 2 * hour, contact: 30 * minute },
  seepage: { arrive: 4 * hour, stop: 8 * hour, contact: 2 * hour },
  damp: { arrive: 24 * hour, stop: 48 * hour, contact: 24 * hour },
}

/** A team that was sent and says nothing for so long is not coming. */
export const acknowledgeWithin = 15 * minute

/** Danger to people makes any leak one of danger, however little water there is. */
export const severityOf = (said: LeakSeverity, dangers: readonly LeakDanger[]): LeakSeverity =>
  dangers.length > 0 ? 'danger' : said

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

/** Whether a step can be taken. Water that stopped by itself, or by the household's own hand, needs no team. */
export function mayStep(step: LeakStep, state: LeakState): boolean {
  if (step === 'stopped') return runningStates.includes(state)
  const among: readonly LeakState[] = isTeamStep(step)
    ? ['dispatched', 'noEntry', ...teamSteps.slice(0, teamSteps.indexOf(step))]
    : fromStates[step]
  return among.includes(state)
}

const isTeamStep = (step: LeakStep): step is TeamStep => teamSteps.some(one => one === step)

/** What clocks go by. */
export interface LeakTimes {
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly sentAt: number | null
  readonly nextAt: number | null
  readonly contactAt: number
  readonly contactPromisedAt: number | null
}

/** What has to happen next, and until when. */
export function dueOf({ severity, state, reportedAt, sentAt, nextAt }: LeakTimes): LeakDue {
  const { arrive, stop } = leakClocks[severity]
  switch (state) {
    case 'reported':
      return { what: 'dispatch', at: reportedAt + arrive / 3 }
    case 'dispatched':
      return { what: 'acknowledge', at: (sentAt ?? reportedAt) + acknowledgeWithin }
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
      return { what: 'test', at: null }
    case 'proven':
    case 'accepted':
      return { what: 'accept', at: null }
  }
}

/**
 * When the household has to be spoken with again: as promised, or before it feels forgotten. Once the water is stopped
 * it is called as one with a damp patch.
 */
export const contactDueOf = ({ severity, state, contactAt, contactPromisedAt }: LeakTimes): number =>
  contactPromisedAt ?? contactAt + leakClocks[runningStates.includes(state) ? severity : 'damp'].contact

/** Whether it comes before everything else: a team that says nothing, or danger and nobody there. */
export function isOnTop(times: LeakTimes, now: number): boolean {
  const { severity, state } = times
  if (severity === 'danger' && runningStates.includes(state) && state !== 'onsite') return true
  const { what, at } = dueOf(times)
  return what === 'acknowledge' && at !== null && at <= now
}

/**
 * The order of the board: what comes before everything, then by what is late or due first, then the graver, then the
 * older. Water that runs stands before water that was stopped.
 */
export function compareLeaks(
  one: LeakTimes & { readonly caseId: string },
  other: LeakTimes & { readonly caseId: string },
  now: number,
): number {
  const rank = (times: LeakTimes) => [
    isOnTop(times, now) ? 0 : 1,
    runningStates.includes(times.state) ? 0 : 1,
    Math.min(dueOf(times).at ?? Number.MAX_SAFE_INTEGER, contactDueOf(times)),
    leakSeverities.indexOf(times.severity),
    times.reportedAt,
  ]
  const others = rank(other)
  for (const [index, value] of rank(one).entries()) {
    const against = others[index] ?? 0
    if (value !== against) return value - against
  }
  return one.caseId < other.caseId ? -1 : 1
}
