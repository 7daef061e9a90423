import { z } from 'zod'
import { DeadlineStepFacts } from '../contract/deadlines.ts'
import type { CaseEntry } from '../contract/timeline.ts'
import { Millis } from '../contract/values.ts'

/** What an entry says besides who and when. */
type Content = { readonly type: CaseEntry['type'] } & Record<string, unknown>

const Moved = z.object({ why: z.string(), dueAt: Millis.nullable() })
const Reason = z.object({ text: z.string().optional() })

/**
 * What happened to deadlines as far as it belongs to the story of a case: that one came near or passed, who was told,
 * and more time that a person gave. Read by what the log says, because deadlines know cases and not the other way.
 */
export function deadlineContent(operation: {
  readonly type: string
  readonly facts: string
  readonly personal: string | null
}): Content | undefined {
  const { type } = operation
  const facts: unknown = JSON.parse(operation.facts)
  if (type === 'deadline.breached' || type === 'deadline.stepReached') {
    const step = DeadlineStepFacts.safeParse(facts)
    if (!step.success) return undefined
    const { goal, rule, percent, to, at } = step.data
    return { type: percent < 100 ? 'deadline.warned' : type, goal, rule, percent, role: to, reachedAt: at }
  }
  if (type === 'deadline.moved') {
    const moved = Moved.safeParse(facts)
    if (!moved.success || moved.data.why !== 'extended') return undefined
    const words = Reason.safeParse(JSON.parse(operation.personal ?? '{}'))
    return { type, dueAt: moved.data.dueAt, text: words.data?.text }
  }
  return undefined
}
