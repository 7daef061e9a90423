import { z } from 'zod'
import { action, query, router } from '../api/procedure.ts'

const JobId = z.object({ jobId: z.uuid() })

/** Watching and cancelling long work; only who started it sees it. */
export const jobsRouter = router({
  status: query({
    permission: 'self.manage',
    input: JobId,
    run: ({ core, signedIn }, { jobId }) => core.board.view(jobId, signedIn.staffId),
  }),
  cancel: action({
    permission: 'self.manage',
    input: JobId,
    run({ core, signedIn }, { jobId }) {
      core.board.cancel(jobId, signedIn.staffId)
      return { ok: true }
    },
  }),
})
