import { type LeakState, type TeamStep, teamSteps } from '../../contract/leaks.ts'
import type { PhoneStep, StepFate } from '../../contract/team-phone.ts'
import type { StoredLeak } from '../queries.ts'
import { type LeakStep, mayStep } from '../rules.ts'

/** Clocks of phones are compared with the desk's by whole seconds only; a step a little before its sending is behind it. */
const clockTolerance = 5 * 60_000

/** States in which a team has something to do or to say. */
export const taskStates: readonly LeakState[] = [
  'dispatched',
  'noEntry',
  ...teamSteps.filter(step => step !== 'stopped'),
  'stopped',
  'planned',
]

export const isTeamStep = (step: PhoneStep): step is TeamStep => teamSteps.some(one => one === step)

/** Steps that move a leak, by what the desk calls them; a need and a note leave it where it is. */
const stepOf = (step: PhoneStep): LeakStep | undefined =>
  step === 'repaired'
    ? 'repair'
    : step === 'needs' || step === 'note' || step === 'takeBack'
      ? undefined
      : step

/**
 * What becomes of a step that may have waited in a phone for hours: what no longer fits moves nothing and is kept as a
 * note, whatever it says. @param moment when the team took it
 */
export function fateOf(
  leak: Pick<StoredLeak, 'kind' | 'state' | 'teamId' | 'sentAt'>,
  caseOver: boolean,
  { teamId, step, moment }: { readonly teamId: string; readonly step: PhoneStep; readonly moment: number },
): StepFate {
  if (caseOver || leak.state === 'accepted') return 'over'
  if (leak.teamId !== teamId) return 'notYours'
  const asked = stepOf(step)
  if (asked === undefined) return 'taken'
  if (leak.sentAt !== null && moment < leak.sentAt - clockTolerance) return 'before'
  return mayStep(asked, leak) ? 'taken' : 'already'
}
