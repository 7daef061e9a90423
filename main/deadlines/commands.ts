import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { ExtendInput } from '../contract/deadlines.ts'
import { refuseMoved } from '../contract/meanwhile.ts'
import { Id, Millis } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { extendDeadline } from './extend.ts'
import { settleCase } from './reaction.ts'
import { deadlinesWithSteps } from './queries.ts'
import { extensibleOf } from './views.ts'
import { recordSteps } from './record.ts'
import { deadlineSettledTable, deadlineWatchTable } from './tables.ts'

/**
 * Records the steps that were reached: warnings, due times, one role further up. In slices, so that nobody waits for
 * a desk that was switched off for long. A step is recorded once, whatever the computer's clock does afterwards.
 */
const sweepDeadlines = defineCommand({
  name: 'deadlines.sweep',
  permission: 'system',
  input: z.object({ most: z.int().min(1).max(5_000) }),
  run(context, { most }) {
    const due = deadlinesWithSteps(context.read, context.now, most)
    let steps = 0
    for (const deadline of due) steps += recordSteps(context, deadline)
    return { steps, left: due.length === most }
  },
})

/**
 * Makes the deadlines of cases what rules and calendars say by now, in slices; records only what that changes. What
 * is past when a deadline starts this way is history, as with an old register: nobody is called about it.
 */
const settleDeadlines = defineCommand({
  name: 'deadlines.settle',
  permission: 'system',
  input: z.object({ caseIds: z.array(Id).max(1_000) }),
  run(context, { caseIds }) {
    for (const caseId of caseIds) settleCase(context, caseId, true)
  },
})

/** Remembers by which rules and calendars every open case was settled. */
const noteSettled = defineCommand({
  name: 'deadlines.noteSettled',
  permission: 'system',
  input: z.object({ rules: z.string().max(100) }),
  run(context, { rules }) {
    context.local.put(deadlineSettledTable, { id: 'own', rules })
  },
})

/** Remembers when the clocks were looked at, and a jump of the computer's own. */
const noteWatch = defineCommand({
  name: 'deadlines.noteWatch',
  permission: 'system',
  input: z.object({
    lookedAt: Millis,
    jump: z.object({ from: Millis, to: Millis, noticed: Millis }).nullable(),
  }),
  run(context, { lookedAt, jump }) {
    context.local.put(deadlineWatchTable, {
      id: 'own',
      looked_at: lookedAt,
      jump_from: jump?.from ?? null,
      jump_to: jump?.to ?? null,
      jump_noticed: jump?.noticed ?? null,
    })
  },
})

/** More time where the rule allows it, with a reason. */
export const extend = defineCommand({
  name: 'deadlines.extend',
  permission: 'deadline.extend',
  input: ExtendInput,
  run(context, { deadlineId, amount, reason, base }) {
    refuseMoved(base, { extensible: extensibleOf(context.read, deadlineId) })
    if (!extendDeadline(context, deadlineId, amount, reason)) throw new DeskError('deadline.notFound')
  },
})

export const deadlineCommands = [sweepDeadlines, settleDeadlines, noteSettled, noteWatch, extend]
export { noteSettled, noteWatch, settleDeadlines, sweepDeadlines }
