import { type LeakRow, type LeakState, type TeamStep, teamSteps } from '../../../main/contract/leaks.ts'

const running: readonly LeakState[] = [
  'reported',
  'dispatched',
  'acknowledged',
  'underway',
  'onsite',
  'noEntry',
]
const way: readonly LeakState[] = ['dispatched', ...teamSteps]

/** What a team says next; undefined where no team is at it. A closed door is opened the next time. */
export function nextStep({ state }: Pick<LeakRow, 'state'>): TeamStep | undefined {
  if (state === 'noEntry') return 'onsite'
  return way.includes(state) ? teamSteps[way.indexOf(state)] : undefined
}

/** A team is on its way or there. */
export const isSent = ({ state }: Pick<LeakRow, 'state'>): boolean => running.indexOf(state) > 0

export const mayRecall = ({ state }: Pick<LeakRow, 'state'>): boolean =>
  state === 'dispatched' || state === 'acknowledged' || state === 'underway' || state === 'noEntry'
export const maySend = ({ state }: Pick<LeakRow, 'state'>): boolean =>
  running.includes(state) || state === 'stopped' || state === 'planned'
export const mayNoteDoor = ({ state }: Pick<LeakRow, 'state'>): boolean =>
  way.includes(state) && state !== 'stopped'
/** Water that stopped by itself, or by the household's own hand, needs no team. */
export const mayStop = ({ state }: Pick<LeakRow, 'state'>): boolean => running.includes(state)
