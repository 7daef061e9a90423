import type { CaseKind, Channel } from './cases.ts'
import type { DeadlineGoal, DeadlineRule, DeadlineSubject } from './profile-deadlines.ts'

/** What rules look at: a case, or a sheet with the case it belongs to. */
export interface Matter {
  readonly subject: DeadlineSubject
  readonly kind: CaseKind | null
  /** Category ids, most general first. */
  readonly category: readonly string[]
  readonly level: number | null
  readonly channel: Channel | null
  readonly emergency: boolean
  readonly recipient: string | null
}

/** Whether a rule applies. */
export function ruleApplies(rule: Pick<DeadlineRule, 'subject' | 'appliesTo'>, matter: Matter): boolean {
  const { kinds, category, levels, channels, emergency, recipient } = rule.appliesTo
  return (
    rule.subject === matter.subject &&
    (!kinds || (matter.kind !== null && kinds.includes(matter.kind))) &&
    (!category || category.every((id, depth) => matter.category[depth] === id)) &&
    (!levels || (matter.level !== null && levels.includes(matter.level))) &&
    (!channels || (matter.channel !== null && channels.includes(matter.channel))) &&
    (emergency === undefined || emergency === matter.emergency) &&
    (recipient === undefined || recipient === matter.recipient)
  )
}

/**
 * What makes a rule more specific, the weightiest first: whom a sheet goes to, the level, how deep the category is,
 * the kind, an emergency, the channel.
 */
function weights({ appliesTo }: DeadlineRule): readonly number[] {
  const { recipient, levels, category, kinds, emergency, channels } = appliesTo
  const given = (member: unknown) => (member === undefined ? 0 : 1)
  return [
    given(recipient),
    given(levels),
    category?.length ?? 0,
    given(kinds),
    given(emergency),
    given(channels),
  ]
}

/** Above 0 where one rule is more specific than the other, 0 where neither is. */
export function compareWeights(one: DeadlineRule, other: DeadlineRule): number {
  const others = weights(other)
  for (const [index, weight] of weights(one).entries()) {
    const difference = weight - (others[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The rule that decides about a goal: the most specific one that applies; undefined where none does. */
export function ruleFor(
  rules: readonly DeadlineRule[],
  goal: DeadlineGoal,
  matter: Matter,
): DeadlineRule | undefined {
  let best: DeadlineRule | undefined
  for (const rule of rules) {
    if (rule.goal !== goal || !ruleApplies(rule, matter)) continue
    if (!best || compareWeights(rule, best) > 0) best = rule
  }
  return best
}
