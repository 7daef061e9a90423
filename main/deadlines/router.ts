import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { casesDue } from '../cases/due-list.ts'
import { askedNow } from '../cases/due-lists.ts'
import { DeadlinesOfCaseInput, DueInput, ExplainInput, PreviewInput } from '../contract/deadlines.ts'
import { extend } from './commands.ts'
import { previewDeadlines } from './preview.ts'
import { explainDeadline, viewsOfCase } from './views.ts'
import { clockNotices } from './watch.ts'

const permission = 'case.read'

export const deadlinesRouter = router({
  /** Every deadline a case has and had. */
  ofCase: query({
    permission,
    input: DeadlinesOfCaseInput,
    run: ({ read }, { caseId }) => viewsOfCase(read, caseId),
  }),
  /** Why a deadline is due when it is, step by step. */
  explain: query({
    permission,
    input: ExplainInput,
    run: ({ read }, { deadlineId }) => explainDeadline(read, deadlineId),
  }),
  /** Cases that are overdue, due today or within 24 hours, the one due first at the top. */
  due: query({
    permission,
    input: DueInput,
    run: ({ read, core }, input) => casesDue(read, input, askedNow(read, core.environment.now())),
  }),
  /** The deadlines a case would get that is taken now. */
  preview: query({
    permission,
    input: PreviewInput,
    run: ({ read, core }, input) => previewDeadlines(read, input, core.environment.now()),
  }),
  /** What is odd about the computer's clock, and years whose holidays are missing. */
  notices: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read, core }) => clockNotices(read, core.environment.now()),
  }),
  extend: command(extend),
})
