import { z } from 'zod'
import {
  mostProposed,
  type RetentionPeriod,
  type RetentionProposal,
  RetentionRule,
  retentionRules,
} from '../contract/privacy.ts'
import { Millis } from '../contract/values.ts'
import { defineJob } from '../jobs/job.ts'
import { periodOf, proposals } from './queries.ts'

const Input = z.object({
  now: Millis,
  /** Null for the figures of all rules without what is proposed. */
  rule: RetentionRule.nullable(),
  limit: z.int().min(1).max(mostProposed),
})

/** What is proposed for erasure, looked for in a thread: nobody at the counter waits for a scan of old years. */
export const retentionJob = defineJob({
  name: 'privacy.retention',
  input: Input,
  async run(
    { read, progress },
    { now, rule, limit },
  ): Promise<{ periods: RetentionPeriod[]; proposals: RetentionProposal[] }> {
    if (rule !== null) return { periods: [], proposals: proposals(read, rule, now, limit) }
    const periods = retentionRules.map((one, index) => {
      progress(index, retentionRules.length)
      return {
        rule: one,
        days: periodOf(read, one),
        due: proposals(read, one, now, mostProposed).length,
      }
    })
    return { periods, proposals: [] }
  },
})
