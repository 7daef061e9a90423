import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { action, query, router } from '../api/procedure.ts'
import { backupStatus, runBackup } from './backup-run.ts'

export const backupRouter = router({
  /** Age of the last backup and how the last attempt went; the status bar shows it to everyone. */
  status: query({
    permission: 'self.manage',
    input: z.object({}).optional(),
    run: ({ core }) => backupStatus(core),
  }),
  /** Starts a backup as a job that `jobs.status` watches; `folder` lies on the computer the desk runs on. */
  run: action({
    permission: 'backup.run',
    input: z.object({ folder: z.string().min(1).max(1000).refine(isAbsolute).optional() }).optional(),
    run({ core, signedIn }, input) {
      const jobId = core.board.start('backup', signedIn.staffId, control =>
        runBackup(core, input?.folder, {
          signal: control.signal,
          onProgress: ({ done, of }) => control.progress(done, of),
        }),
      )
      return { jobId }
    },
  }),
})
