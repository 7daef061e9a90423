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
}

/**
 * Plans the calls of a plan behind an event. Also for domains that know of events of their own: a contract signed,
 * a home taken over. @param event UTC milliseconds
 */
export function planCalls(
  context: CommandContext,
  callbacks: ProfileCallbacks,
  plan: CallbackPlan,
  event: number,
  about: PlannedFor,
  timeZone: string,
): string[] {
  const questions = plan.questions.flatMap(id => {
    const question = callbacks.questions.find(one => one.id === id)
    return question ? { id, scale: question.scale } : []
  })
  return plan.calls.map((call, index) => {
    const id = context.newId()
    context.emit(callbackPlanned, id, {
      facts: {
        ...about,
        workers: [...about.workers],
        campaignId: null,
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
