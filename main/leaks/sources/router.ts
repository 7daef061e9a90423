import { z } from 'zod'
import { command, query, router } from '../../api/procedure.ts'
import { CaseInput } from '../../contract/case-views.ts'
import { SourceInput } from '../../contract/leak-sources.ts'
import { bringAlong, decideSource, takeBackDecision, workOnSource } from './commands.ts'
import { openSources, sourceDetail, sourceOfLeak } from './views.ts'

const permission = 'case.read'

/** Likely sources of leaks, and the work on them. */
export const leakSourcesRouter = router({
  /** Those with a leak that is not over. */
  open: query({ permission, input: z.object({}).optional(), run: ({ read }) => openSources(read) }),
  detail: query({
    permission,
    input: SourceInput,
    run: ({ read }, { sourceId }) => sourceDetail(read, sourceId),
  }),
  ofLeak: query({ permission, input: CaseInput, run: ({ read }, { caseId }) => sourceOfLeak(read, caseId) }),
  decide: command(decideSource),
  takeBack: command(takeBackDecision),
  work: command(workOnSource),
  bringAlong: command(bringAlong),
})
