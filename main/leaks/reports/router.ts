import { z } from 'zod'
import { command, query, router } from '../../api/procedure.ts'
import { mayAct } from '../../contract/permissions.ts'
import { writeLeakReport } from './commands.ts'
import { LeakReportAsked } from './file.ts'
import { reportChoices } from './queries.ts'
import { leakReportViewJob } from './view-job.ts'

/** Reports of storms and seasons; their files are made by `reports.leaks`. */
export const leakReportsRouter = router({
  /** What a report can be made of, the latest first. */
  choices: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read, core }) => reportChoices(read, core.environment.now()),
  }),
  /** One report as it is now. Errors: `emergency.notFound`. */
  show: query({
    permission: 'case.read',
    input: LeakReportAsked,
    run: ({ core, signedIn }, asked) =>
      core.jobs.run(leakReportViewJob, {
        ...asked,
        now: core.environment.now(),
        sums: mayAct(signedIn, 'contract.sums'),
      }),
  }),
  write: command(writeLeakReport),
})
