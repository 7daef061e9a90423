import { z } from 'zod'
import { action, query, router } from '../api/procedure.ts'
import { checkAllFiles, integrityReport } from './integrity.ts'
import { readIntegrity } from './integrity-record.ts'

const nothing = z.object({}).optional()

export const integrityRouter = router({
  /** How many stored files are damaged or missing without a remedy; the status line shows it to everyone. */
  status: query({
    permission: 'self.manage',
    input: nothing,
    async run({ core }) {
      const { findings } = await readIntegrity(core)
      return { open: findings.filter(({ repairedAt }) => repairedAt === null).length }
    },
  }),
  /** The round under way, the last one, and which cases, homes and imports the findings belong to. */
  report: query({
    permission: 'case.read',
    input: nothing,
    run: ({ core }) => integrityReport(core),
  }),
  /** Reads every stored file now, as a job that `jobs.status` watches. */
  check: action({
    permission: 'backup.run',
    input: nothing,
    run({ core, signedIn }) {
      const jobId = core.board.start('integrity', signedIn.staffId, ({ signal, progress }) =>
        checkAllFiles(core, { signal, onProgress: ({ done, of }) => progress(done, of) }),
      )
      return { jobId }
    },
  }),
})
