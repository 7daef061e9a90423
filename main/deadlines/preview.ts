import type { z } from 'zod'
import { ruleFor } from '../contract/deadline-rules.ts'
import type { Explanation, PreviewInput } from '../contract/deadlines.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { calendarsOf } from './calendars.ts'
import { caseGoals } from './rules.ts'
import { explainRule } from './views.ts'

/** The deadlines a case would get if it were taken now, the first due first. */
export function previewDeadlines(
  read: ReadDatabase,
  { level = null, ...matter }: z.output<typeof PreviewInput>,
  now: number,
): Explanation[] {
  const site = readSite(read)
  if (!site) return []
  const profile = profileOf(read)
  const calendars = calendarsOf(profile.calendars, site.timeZone)
  const asked = { ...matter, subject: 'case' as const, level, recipient: null }
  return caseGoals
    .flatMap(goal => {
      const rule = ruleFor(profile.deadlines.rules, goal, asked)
      return rule ? [explainRule(rule, profile, calendars, now)] : []
    })
    .sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))
}
