import { caseKinds, channels } from './cases.ts'
import { compareWeights, type Matter, ruleApplies } from './deadline-rules.ts'
import type { BusinessCalendar, ProfileCalendars } from './profile-calendars.ts'
import { type DeadlineGoal, type DeadlineRule, goalsOf, type RuleConditions } from './profile-deadlines.ts'
import { RecipientKind } from './sheets.ts'

/** Something about rules that cannot stand. */
export interface RuleFault {
  /** Index of the rule in the section. */
  readonly rule: number
  readonly member: string
  readonly message: string
}

/**
 * Everything wrong with rules beyond their own shape: ids used twice, unknown calendars, times that never come,
 * rules that contradict each other, rules that nothing could ever go by.
 */
export function faultsOfRules(rules: readonly DeadlineRule[], { calendars }: ProfileCalendars): RuleFault[] {
  return rules.flatMap((rule, index) => {
    const message = (member: string, said: string | undefined): RuleFault[] =>
      said === undefined ? [] : [{ rule: index, member, message: said }]
    const twice = rules.findIndex(({ id }) => id === rule.id) !== index
    const calendar = calendars.find(({ id }) => id === rule.calendar)
    const aimless = aimlessly(rule)
    const contradicted = rules.slice(0, index).find(before => contradicts(before, rule))
    return [
      ...message('id', twice ? `${rule.id} is used twice` : undefined),
      ...(rule.calendar === undefined ? [] : message('calendar', wrongCalendar(rule.calendar, calendar))),
      ...message('amount', isTooLong(rule, calendar) ? `${rule.id} takes more than ten years` : undefined),
      ...(aimless ? message(aimless.member, aimless.said) : []),
      ...message('appliesTo', contradicted ? `${rule.id} contradicts ${contradicted.id}` : undefined),
      ...message('appliesTo', !aimless && !contradicted ? hidden(rule, rules) : undefined),
    ]
  })
}

function wrongCalendar(id: string, calendar: BusinessCalendar | undefined): string | undefined {
  if (!calendar) return `no calendar ${id}`
  // Working days and hours would never come.
  return workdays.some(day => calendar.week[day].length > 0) ? undefined : `${id} is never open on weekdays`
}

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const longestWeeks = 520

/** Whether the last step would come later than anybody waits: nothing may silently be due never. */
function isTooLong(rule: DeadlineRule, calendar: BusinessCalendar | undefined): boolean {
  const most = Math.max(100, ...rule.steps.map(({ at }) => at)) / 100
  const amount = (rule.amount + (rule.extension ?? 0)) * most
  const week = calendar ? Object.values(calendar.week) : []
  switch (rule.clock) {
    case 'wall-hours':
      return amount > longestWeeks * 168
    case 'calendar-days':
      return amount > longestWeeks * 7
    case 'working-days': {
      const open = calendar ? workdays.filter(day => calendar.week[day].length > 0).length : 0
      return open > 0 && amount > longestWeeks * open
    }
    case 'working-hours': {
      const open = week.flat().reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0)
      return open > 0 && amount * 60 > longestWeeks * open
    }
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** A rule that asks of a case what only sheets have, or the other way round. */
function aimlessly({
  id,
  subject,
  goal,
  appliesTo,
}: DeadlineRule): { member: string; said: string } | undefined {
  const goals: readonly DeadlineGoal[] = goalsOf[subject]
  if (!goals.includes(goal)) return { member: 'goal', said: `${id} asks for what a ${subject} does not have` }
  const { recipient, kinds, category, levels, channels: ways, emergency } = appliesTo
  if (subject === 'case') {
    return recipient === undefined
      ? undefined
      : { member: 'appliesTo', said: `${id} names a recipient of cases` }
  }
  if (recipient !== undefined && !RecipientKind.options.some(kind => kind === recipient))
    return { member: 'appliesTo', said: `no recipient ${recipient}` }
  return [kinds, category, levels, ways, emergency].some(member => member !== undefined)
    ? { member: 'appliesTo', said: `${id} narrows sheets by their case` }
    : undefined
}

/** Two rules about the same goal, equally specific, with something both apply to: chance would say which one wins. */
function contradicts(one: DeadlineRule, other: DeadlineRule): boolean {
  return sameAim(one, other) && compareWeights(one, other) === 0 && overlap(one.appliesTo, other.appliesTo)
}

const sameAim = (one: DeadlineRule, other: DeadlineRule): boolean =>
  one.subject === other.subject && one.goal === other.goal

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

/** So many kinds of matters are tried for one rule; shipped ones have some dozens. */
const mostMatters = 20_000

/** Narrower rules that together leave nothing to this one. */
function hidden(rule: DeadlineRule, rules: readonly DeadlineRule[]): string | undefined {
  const narrower = rules.filter(
    other =>
      sameAim(rule, other) && compareWeights(other, rule) > 0 && overlap(rule.appliesTo, other.appliesTo),
  )
  const [first] = narrower
  if (!first) return undefined
  const tried = mattersOf(rule, narrower)
  if (!tried?.every(matter => narrower.some(other => ruleApplies(other, matter)))) return undefined
  return `${rule.id} is hidden by ${first.id}`
}

/** One matter of each sort that these rules tell apart, all within the rule; undefined where they are too many. */
function mattersOf(
  { subject, appliesTo }: DeadlineRule,
  others: readonly DeadlineRule[],
): Matter[] | undefined {
  const conditions = others.map(other => other.appliesTo)
  const kinds = sorts(
    appliesTo.kinds ?? caseKinds,
    conditions.flatMap(({ kinds }) => kinds ?? []),
  )
  const ways = sorts(
    appliesTo.channels ?? channels,
    conditions.flatMap(({ channels: ways }) => ways ?? []),
  )
  const levels = appliesTo.levels ?? [null, 1, 2, 3]
  const emergencies = appliesTo.emergency === undefined ? [false, true] : [appliesTo.emergency]
  const paths = [
    appliesTo.category ?? [],
    ...conditions.flatMap(({ category }) => (category ? [category] : [])),
  ]
  const recipients = subject === 'case' ? [null] : [appliesTo.recipient ?? null, ...RecipientKind.options]
  const count = [kinds, ways, levels, emergencies, paths, recipients].reduce(
    (all, { length }) => all * length,
    1,
  )
  if (count > mostMatters) return undefined
  const matters = kinds.flatMap(kind =>
    ways.flatMap(channel =>
      levels.flatMap(level =>
        emergencies.flatMap(emergency =>
          paths.flatMap(category =>
            recipients.map(
              (recipient): Matter => ({ subject, kind, channel, level, emergency, category, recipient }),
            ),
          ),
        ),
      ),
    ),
  )
  return matters.filter(matter => ruleApplies({ subject, appliesTo }, matter))
}

/** Of these the ones that somebody names, and one for all that nobody does. */
function sorts<T>(all: readonly T[], named: readonly T[]): readonly T[] {
  const other = all.find(one => !named.includes(one))
  return [...all.filter(one => named.includes(one)), ...(other === undefined ? [] : [other])]
}
