import { systemActor } from '../../main/desk/core.ts'
import { pick, type StepMakers } from './history-choice.ts'

/** Time passes, the desk looks at its clocks, somebody asks for more time. */
export const deadlineSteps = {
  sweep({ b, known }) {
    // Some hours: several steps of short deadlines at once, and still one week for whatever belongs together.
    known.passTime(b % 10)
    return { command: 'deadlines.sweep', input: { most: 1_000 }, actor: systemActor }
  },
  settleDeadlines({ a, known }) {
    const caseId = pick([...known.marks.keys()], a)
    return caseId && { command: 'deadlines.settle', input: { caseIds: [caseId] }, actor: systemActor }
  },
  extendDeadline({ a, b, mark, word, known }) {
    const deadline = pick(known.deadlines(), a)
    return (
      deadline && {
        command: 'deadlines.extend',
        input: { deadlineId: deadline.id, amount: (b % 12) + 1, reason: word },
        done: () => known.marks.get(deadline.caseId)?.push(mark),
      }
    )
  },
} satisfies StepMakers
