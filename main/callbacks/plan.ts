import type { CallbackPlan, ProfileCallbacks } from '../contract/profile-callbacks.ts'
import type { CommandContext } from '../log/command.ts'
import { callbackPlanned } from './operations.ts'
import { windowOf } from './rules.ts'

/** About what and whom callbacks are planned. */
interface PlannedFor {
  readonly caseId: string | null
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly workers: readonly string[]
  /** The campaign over a list it belongs to, if any. */
  readonly campaignId?: string
}

/** The questions of a plan with their words. */
export const questionsOfPlan = ({ questions }: ProfileCallbacks, plan: CallbackPlan) =>
  plan.questions.flatMap(id => questions.find(one => one.id === id) ?? [])

/** Plans the calls of a plan behind an event. @param event UTC milliseconds */
export function planCalls(
  context: CommandContext,
  callbacks: ProfileCallbacks,
  plan: CallbackPlan,
  event: number,
  about: PlannedFor,
  timeZone: string,
): string[] {
  const questions = questionsOfPlan(callbacks, plan).map(({ id, scale }) => ({ id, scale }))
  return plan.calls.map((call, index) => {
    const id = context.newId()
    context.emit(callbackPlanned, id, {
      facts: {
        ...about,
        workers: [...about.workers],
        campaignId: about.campaignId ?? null,
        plan: plan.id,
        planVersion: plan.version,
        call: index + 1,
        calls: plan.calls.length,
        questions,
        ...windowOf(event, call, timeZone),
      },
    })
    return id
  })
}
