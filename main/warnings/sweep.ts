import { z } from 'zod'
import type { DeskCore } from '../desk/core.ts'
import type { CommandContext } from '../log/command.ts'
import { defineCommand } from '../log/command.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { listStaff } from '../staff/queries.ts'
import { analystOf, escalationOf, type Hand, pauseOf, type Waiting } from './escalation.ts'
import { warningEscalated } from './operations.ts'
import { type WaitingWarning, waitingWarnings } from './queries.ts'
import { stageAt } from './rules.ts'

/** Where the profile has no stage any more, which its schema forbids. */
const usually = { respondWithinHours: 24, analyseEveryDays: 7 }

/**
 * Asks somebody further up where nobody answered for a warning or analysed it in time, or where nobody is left of those
 * who were asked. A step is recorded once, whatever the computer's clock does afterwards.
 */
export const sweepWarnings = defineCommand({
  name: 'warnings.sweep',
  permission: 'system',
  input: z.object({}),
  run(context) {
    let steps = 0
    for (const warning of waitingWarnings(context.read)) steps += escalate(context, warning)
    return { steps }
  },
})

/** Records every step that was reached, in order, each with the moment it was reached at. */
function escalate(context: CommandContext, warning: WaitingWarning): number {
  const staff = listStaff(context.read)
  const { id, placeId, want } = warning
  let waiting = waitingOf(context.read, warning, staff)
  let steps = 0
  for (
    let step = escalationOf(waiting, staff, context.now);
    step;
    step = escalationOf(waiting, staff, context.now)
  ) {
    context.emit(warningEscalated, id, {
      facts: { placeId, from: waiting.asked, want, ...step },
      happenedAt: step.at,
    })
    waiting = { ...waiting, asked: { kind: 'role', role: step.to }, nextStepAt: step.nextStepAt }
    steps += 1
  }
  return steps
}

function waitingOf(
  read: ReadDatabase,
  { want, asked, acknowledgedBy, nextStepAt, stage }: WaitingWarning,
  staff: readonly Hand[],
): Waiting {
  const { respondWithinHours, analyseEveryDays } =
    stageAt(profileOf(read).levels.collective, stage) ?? usually
  const hours = want === 'answer' ? respondWithinHours : analyseEveryDays * 24
  return { asked: asked ?? analystOf(acknowledgedBy, staff), nextStepAt, pause: pauseOf(hours) }
}

/** Looks at what warnings wait for; cheap where nothing is missing. @returns how many steps were recorded */
export async function sweepWarningAnswers(core: DeskCore): Promise<number> {
  const { read } = core
  const waiting = waitingWarnings(read)
  if (waiting.length === 0) return 0
  const staff = listStaff(read)
  const now = core.environment.now()
  if (!waiting.some(warning => escalationOf(waitingOf(read, warning, staff), staff, now))) return 0
  const actor = { staffId: null, role: 'system' }
  return (await core.execute(sweepWarnings, { actor, input: {} })).steps
}
