import type { StoredStep } from './queries.ts'

/** Steps after which nobody of the team that was sent is on its way any more. */
const ends = (step: StoredStep) =>
  step.to === 'stopped' || step.step === 'plan' || step.step === 'repair' || step.step === 'test'

/**
 * The steps of a source that are true for a home which was reported at `reportedAt`, in their order. What was finished
 * before did not help it, since it leaks; a team that was still at work there did not finish.
 */
export function stepsToBring(steps: readonly StoredStep[], reportedAt: number): StoredStep[] {
  const lastEnd = steps.findLastIndex(step => ends(step) && step.at < reportedAt)
  return steps.slice(lastEnd + 1).filter(step => step.step !== 'join')
}
