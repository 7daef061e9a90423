import type { CallbackRow } from '../../../main/contract/callback-views.ts'
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
  'called',
  'closed',
] as const
type Step = (typeof steps)[number]

export interface WayStep {
  readonly step: Step
  /** When; null where it has not happened, or was left out. */
  readonly at: number | null
  readonly is: 'done' | 'next' | 'later'
}

/** What of a callback its leak needs to know. */
type Callback = Pick<CallbackRow, 'id' | 'state' | 'when' | 'fromAt' | 'dueAt' | 'endedAt'>

/** How a leak comes to its end: the callback to its household, and the case. */
export interface LeakEnd {
  readonly closedAt: number | null
  readonly calledAt: number | null
  /** The callback that is to be made; undefined where none is. */
  readonly call: Callback | undefined
}

/** The callbacks that belong to the leak as it was accepted last: what was asked before it came back is another story. */
export function endOf(
  { acceptedAt }: Pick<LeakCard, 'acceptedAt'>,
  closedAt: number | null,
  callbacks: readonly Callback[],
): LeakEnd {
  const own =
    acceptedAt === null ? [] : callbacks.filter(one => one.when !== null || (one.endedAt ?? 0) >= acceptedAt)
  return {
    closedAt,
    calledAt: own.find(one => one.state === 'done')?.endedAt ?? null,
    call: own.find(one => one.when !== null),
  }
}

/** The way of a leak with its times. What was left out (nobody was sent, no plan was made) is no step to come. */
export function wayOf(card: LeakCard, { closedAt, calledAt, call }: LeakEnd): WayStep[] {
  const times: Readonly<Record<Step, number | null>> = {
    reported: card.reportedAt,
    dispatched: card.sentAt,
    onsite: card.arrivedAt,
    stopped: card.stoppedAt,
    planned: card.plan?.at ?? null,
    repaired: card.repairedAt,
    tested: card.provenAt,
    accepted: card.acceptedAt,
    called: calledAt,
    closed: closedAt,
  }
  const tested = kindRules[card.kind].tests.length > 0
  const own = steps.filter(step => step !== 'tested' || tested)
  const reached = own.findLastIndex(step => times[step] !== null)
  return own
    .map((step, index): WayStep => {
      // A case may be closed while the household is still to be called.
      if (step === 'called' && index < reached && call !== undefined && calledAt === null)
        return { step, at: null, is: 'next' }
      const is = index <= reached ? 'done' : index === reached + 1 ? 'next' : 'later'
      return { step, at: times[step], is }
    })
    .filter(({ at, is }) => is !== 'done' || at !== null)
}

export type CardAction =
  | 'dispatch'
  | 'advance'
  | 'plan'
  | 'repair'
  | 'test'
  | 'accept'
  | 'call'
  | 'close'
  | 'closed'

/** The one thing to do next. */
export function nextOf({ kind, state }: LeakCard, { closedAt, call }: LeakEnd): CardAction {
  if (closedAt !== null) return call ? 'call' : 'closed'
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
      return call ? 'call' : 'close'
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
