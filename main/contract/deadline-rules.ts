import type { CaseKind, Channel } from './cases.ts'
import type { DeadlineGoal, DeadlineRule, DeadlineSubject, RuleConditions } from './profile-deadlines.ts'
import type { ProfileCalendars } from './profile-calendars.ts'

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
export function ruleApplies(rule: DeadlineRule, matter: Matter): boolean {
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

function compareWeights(one: DeadlineRule, other: DeadlineRule): number {
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

/** Something about rules that cannot stand. */
export interface RuleFault {
  /** Index of the rule in the section. */
  readonly rule: number
  readonly member: string
  readonly message: string
}

/**
 * Rules that contradict each other: about the same goal, equally specific, with something both apply to. Which one
 * would win is then left to chance, so a profile with such rules is refused.
 */
export function findContradictions(rules: readonly DeadlineRule[]): RuleFault[] {
  return rules.flatMap((rule, index) => {
    const other = rules.slice(0, index).find(before => contradicts(before, rule))
    return other ? [{ rule: index, member: 'appliesTo', message: `${rule.id} contradicts ${other.id}` }] : []
  })
}

function contradicts(one: DeadlineRule, other: DeadlineRule): boolean {
  return (
    one.subject === other.subject &&
    one.goal === other.goal &&
    compareWeights(one, other) === 0 &&
    overlap(one.appliesTo, other.appliesTo)
  )
}

function overlap(one: RuleConditions, other: RuleConditions): boolean {
  const shared = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined) =>
    !a || !b || a.some(member => b.includes(member))
  const same = <T>(a: T | undefined, b: T | undefined) => a === undefined || b === undefined || a === b
  const { category: path } = one
  const otherPath = other.category
  return (
    shared(one.kinds, other.kinds) &&
    shared(one.levels, other.levels) &&
    shared(one.channels, other.channels) &&
    same(one.emergency, other.emergency) &&
    same(one.recipient, other.recipient) &&
    (!path ||
      !otherPath ||
      path.every((id, depth) => otherPath[depth] === undefined || otherPath[depth] === id))
  )
}

/** Everything wrong with rules beyond their own shape: ids used twice, unknown calendars, contradictions. */
export function faultsOfRules(rules: readonly DeadlineRule[], { calendars }: ProfileCalendars): RuleFault[] {
  const faults: RuleFault[] = []
  for (const [index, rule] of rules.entries()) {
    if (rules.findIndex(({ id }) => id === rule.id) !== index)
      faults.push({ rule: index, member: 'id', message: `${rule.id} is used twice` })
    if (rule.calendar === undefined) continue
    const calendar = calendars.find(({ id }) => id === rule.calendar)
    if (!calendar) faults.push({ rule: index, member: 'calendar', message: `no calendar ${rule.calendar}` })
    else if (!['mon', 'tue', 'wed', 'thu', 'fri'].some(day => calendar.week[day as 'mon'].length > 0))
      // Working days and hours would never come.
      faults.push({ rule: index, member: 'calendar', message: `${rule.calendar} is never open on weekdays` })
  }
  return [...faults, ...findContradictions(rules)]
}
