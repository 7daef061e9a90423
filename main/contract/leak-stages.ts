import type { LeakState } from './leaks.ts'

/** Where a leak is, as whoever sends teams sorts them: to be sent to, a team on its way, there, before a closed door, after. */
export const leakStages = ['send', 'way', 'site', 'door', 'after'] as const
export type LeakStage = (typeof leakStages)[number]

export const stageOfState: Readonly<Record<LeakState, LeakStage>> = {
  reported: 'send',
  dispatched: 'way',
  acknowledged: 'way',
  underway: 'way',
  onsite: 'site',
  noEntry: 'door',
  stopped: 'after',
  planned: 'after',
  repaired: 'after',
  proven: 'after',
  accepted: 'after',
}
