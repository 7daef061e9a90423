import type { LeakCard } from '../../../main/contract/leak-card.ts'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'

const steps = [
  'reported',
  'dispatched',
  'onsite',
  'stopped',
  'planned',
  'repaired',
  'tested',
  'accepted',
  'closed',
] as const
type Step = (typeof steps)[number]

export interface WayStep {
  readonly step: Step
  /** When; null where it has not happened, or was left out. */
  readonly at: number | null
  readonly is: 'done' | 'next' | 'later'
}

/** The way of a leak with its times. What was left out (nobody was sent, no plan was made) is no step to come. */
export function wayOf(card: LeakCard, closedAt: number | null): WayStep[] {
  const times: Readonly<Record<Step, number | null>> = {
    reported: card.reportedAt,
    dispatched: card.sentAt,
    onsite: card.arrivedAt,
    stopped: card.stoppedAt,
    planned: card.plan?.at ?? null,
    repaired: card.repairedAt,
    tested: card.provenAt,
    accepted: card.acceptedAt,
    closed: closedAt,
  }
  const tested = kindRules[card.kind].tests.length > 0
  const own = steps.filter(step => step !== 'tested' || tested)
  const reached = own.findLastIndex(step => times[step] !== null)
  return own
    .map((step, index): WayStep => {
      const is = index <= reached ? 'done' : index === reached + 1 ? 'next' : 'later'
      return { step, at: times[step], is }
    })
    .filter(({ at, is }) => is !== 'done' || at !== null)
}

export type CardAction = 'dispatch' | 'advance' | 'plan' | 'repair' | 'test' | 'accept' | 'call' | 'closed'

/** The one thing to do next. */
export function nextOf({ kind, state }: LeakCard, closed: boolean): CardAction {
  if (closed) return 'closed'
  const proof = kindRules[kind].tests.length > 0
  switch (state) {
    case 'reported':
      return 'dispatch'
    case 'stopped':
      return 'plan'
    case 'planned':
      return 'repair'
    case 'repaired':
      return proof ? 'test' : 'accept'
    case 'proven':
      return 'accept'
    case 'accepted':
      return 'call'
    default:
      return 'advance'
  }
}

/** What closing still waits for. */
export function missingOf({ kind, state }: LeakCard): 'stop' | 'repair' | 'test' | 'accept' | undefined {
  if (state === 'accepted') return undefined
  if (state === 'proven') return 'accept'
  if (state === 'repaired') return kindRules[kind].tests.length > 0 ? 'test' : 'accept'
  return state === 'stopped' || state === 'planned' ? 'repair' : 'stop'
}
