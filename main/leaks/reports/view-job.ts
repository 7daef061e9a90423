import { z } from 'zod'
import type { LeakReportView } from '../../contract/leak-reports.ts'
import { Millis } from '../../contract/values.ts'
import { defineJob } from '../../jobs/job.ts'
import { LeakReportAsked, leakReport } from './file.ts'

/** A report for a screen; in a thread, as the way of each leak is read out of the log. Errors: `emergency.notFound`. */
export const leakReportViewJob = defineJob({
  name: 'report.leaksView',
  input: LeakReportAsked.extend({ now: Millis, sums: z.boolean() }),
  async run({ read }, { scope, language, ...seen }): Promise<LeakReportView> {
    return leakReport(read, scope, { language, ...seen })
  },
})
