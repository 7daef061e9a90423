import { z } from 'zod'
import { CaseKind, Channel, WaitingReason } from './cases.ts'
import { CalendarId } from './profile-calendars.ts'

const Words = z.object({ zh: z.string().min(1).max(60), en: z.string().min(1).max(80) })
const RuleId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/**
 * How time is counted: hours as they pass (钟点), hours in which a calendar is open, working days (never holidays
 * and weekends), days of the calendar. Days begin with the one behind the start and end when the place closes.
 */
export const clocks = ['wall-hours', 'working-hours', 'working-days', 'calendar-days'] as const
export const Clock = z.enum(clocks)
export type Clock = z.infer<typeof Clock>

/**
 * What has to happen by then. Of a case: answered, somebody on the spot, settled, judged whether it is ours,
 * delivered in writing to whom it concerns. Of a sheet: delivered, answered, drawing and work order made.
 */
export const deadlineGoals = [
  'answer',
  'attend',
  'settle',
  'triage',
  'deliver',
  'reply',
  'work-order',
] as const
export const DeadlineGoal = z.enum(deadlineGoals)
export type DeadlineGoal = z.infer<typeof DeadlineGoal>

export const deadlineSubjects = ['case', 'sheet'] as const
export type DeadlineSubject = (typeof deadlineSubjects)[number]

/** What can be asked of a case, and what of a sheet. */
export const goalsOf = {
  case: ['answer', 'attend', 'settle', 'triage', 'deliver'],
  sheet: ['answer', 'reply', 'work-order'],
} as const satisfies Readonly<Record<DeadlineSubject, readonly DeadlineGoal[]>>

/** Who learns of a step, from the counter upwards. */
export const stepRoles = ['clerk', 'specialist', 'manager', 'hq'] as const
export const StepRole = z.enum(stepRoles)
export type StepRole = z.infer<typeof StepRole>

/** What a rule applies to; every member given must fit. */
export const RuleConditions = z.strictObject({
  kinds: z.array(CaseKind).min(1).optional(),
  /** A path of category ids; everything below it fits too. */
  category: z.array(z.string().min(1).max(60)).min(1).max(3).optional(),
  levels: z.array(z.int().min(1).max(3)).min(1).optional(),
  channels: z.array(Channel).min(1).optional(),
  emergency: z.boolean().optional(),
  /** Sheets: kind of the recipient, or of the sender where the sheet came in. */
  recipient: z.string().min(1).max(60).optional(),
})
export type RuleConditions = z.infer<typeof RuleConditions>

/** Percent of the time at which a role learns of a deadline, each at most one role further up. 100 is the due time. */
export const DeadlineSteps = z
  .array(z.strictObject({ at: z.int().min(1).max(1000), to: StepRole }))
  .min(1)
  .max(8)
type DeadlineSteps = z.infer<typeof DeadlineSteps>

/** What is wrong with steps: where in the list, and what. */
export function faultsOfSteps(steps: DeadlineSteps): [path: PropertyKey[], message: string][] {
  const faults: [PropertyKey[], string][] = []
  if (!steps.some(step => step.at === 100)) faults.push([[], 'no step at 100'])
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (!before) continue
    if (step.at <= before.at) faults.push([[index, 'at'], `${step.at} is not behind ${before.at}`])
    const up = stepRoles.indexOf(step.to) - stepRoles.indexOf(before.to)
    if (up < 0 || up > 1) faults.push([[index, 'to'], `from ${before.to} to ${step.to} is not one role up`])
  }
  return faults
}

/** One deadline rule. */
export const DeadlineRule = z
  .strictObject({
    /** Stable and unique; stands in the log. */
    id: RuleId,
    /** Raised with every change of the rule; stands in the log beside the id. */
    version: z.int().min(1),
    name: Words,
    subject: z.enum(deadlineSubjects),
    goal: DeadlineGoal,
    appliesTo: RuleConditions,
    clock: Clock,
    /** Hours or days. */
    amount: z.number().positive().max(2000),
    /** Whose hours and days; wall-clock hours need none. */
    calendar: CalendarId.optional(),
    /** Waits that stop the clock: working clocks only. */
    pausedBy: z.array(WaitingReason).default([]),
    /** Starts once more when a case is reopened. */
    again: z.boolean().default(false),
    /** Percent of the amount, on the same clock, at which a role learns of it. 100 is the due time. */
    steps: DeadlineSteps,
    /** How much more there can be in all, in the unit of the clock; absent where nothing can. */
    extension: z.number().positive().max(2000).optional(),
    /** By the book of the trade, or this house's own default that is easy to change. */
    origin: z.enum(['trade', 'house']),
  })
  .superRefine((rule, context) => {
    const fault = (path: PropertyKey[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const inDays = rule.clock === 'working-days' || rule.clock === 'calendar-days'
    for (const member of ['amount', 'extension'] as const)
      if (inDays && rule[member] !== undefined && !Number.isInteger(rule[member]))
        fault([member], `${rule[member]} is no whole number of days`)
    if (rule.clock !== 'wall-hours' && rule.calendar === undefined)
      fault(['calendar'], `${rule.clock} needs a calendar`)
    if (rule.pausedBy.length > 0 && !rule.clock.startsWith('working'))
      fault(['pausedBy'], `${rule.clock} never stop`)
    for (const [path, message] of faultsOfSteps(rule.steps)) fault(['steps', ...path], message)
  })
export type DeadlineRule = z.infer<typeof DeadlineRule>

/** Section `deadlines` of a profile. What rules do to each other is looked at by `faultsOfRules`. */
export const ProfileDeadlines = z.strictObject({ rules: z.array(DeadlineRule).max(200) })
export type ProfileDeadlines = z.infer<typeof ProfileDeadlines>
