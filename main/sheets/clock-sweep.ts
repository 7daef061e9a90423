import { z } from 'zod'
import type { DeskCore } from '../desk/core.ts'
import { defineCommand } from '../log/command.ts'
import { clocksWithSteps, hasSheetStepsDue } from './clock-queries.ts'
import { recordSheetSteps } from './clock-reaction.ts'

/** Clocks whose steps are recorded in one turn of the writer. */
const slice = 200

/**
 * Records the steps that clocks of sheets reached: warnings, due times, one role further up. A step is recorded once,
 * whatever the computer's clock does afterwards.
 */
export const sweepSheets = defineCommand({
  name: 'sheets.sweep',
  permission: 'system',
  input: z.object({ most: z.int().min(1).max(5_000) }),
  run(context, { most }) {
    const due = clocksWithSteps(context.read, context.now, most)
    let steps = 0
    for (const clock of due) steps += recordSheetSteps(context, clock)
    return { steps }
  },
})

/** Looks at the clocks of all sheets; cheap where nothing was reached. @returns how many steps were recorded */
export async function sweepSheetClocks(core: DeskCore, isStopped: () => boolean): Promise<number> {
  const now = core.environment.now()
  let steps = 0
  while (!isStopped() && hasSheetStepsDue(core.read, now)) {
    const done = await core.execute(sweepSheets, {
      actor: { staffId: null, role: 'system' },
      input: { most: slice },
    })
    steps += done.steps
    if (done.steps === 0) break
  }
  return steps
}
