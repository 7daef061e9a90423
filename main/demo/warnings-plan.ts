import { acknowledgeWarning, endWarning } from '../warnings/commands.ts'
import type { DemoStaff } from './case-life.ts'
import { warningAnswers, warningEndings } from './notes.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour } from './step.ts'

/** How long a collective matter takes in the example before it is settled. */
const untilSettled = 12 * day

/**
 * The manager answers collective warnings and ends them once a week; those of the last days go on. Which warning it is
 * the desk knows when it gets there: it raised them itself.
 */
export function planWarnings(
  chance: Chance,
  { staff, from, now }: { readonly staff: DemoStaff; readonly from: number; readonly now: number },
): DemoStep[] {
  const steps: DemoStep[] = []
  for (let at = from + untilSettled; at < now - 2 * day; at += 7 * day) {
    // Three a week at most: more than ever are raised.
    for (let turn = 0; turn < 3; turn += 1) {
      const about = { ofWarningBefore: at - untilSettled }
      const moment = at + turn * hour
      const answer = { ...about, text: chance.pick(warningAnswers) }
      const ending = { ...about, text: chance.pick(warningEndings) }
      steps.push(
        { at: moment, staffId: staff.manager, name: acknowledgeWarning.name, input: answer },
        { at: moment + hour / 2, staffId: staff.manager, name: endWarning.name, input: ending },
      )
    }
  }
  return steps
}
