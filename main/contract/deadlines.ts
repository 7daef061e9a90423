import { z } from 'zod'
import { CaseKind, CategoryPath, Channel, DueList } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Clock, DeadlineGoal, StepRole } from './profile-deadlines.ts'
import { Id, Millis } from './values.ts'

/**
 * Running; stopped while somebody is waited for; breached: past its due time and not met; met, in time or late (then
 * `breachedAt` says so); cancelled, because no rule asks for it any more or the case is void.
 */
export const deadlineStates = ['running', 'paused', 'breached', 'met', 'cancelled'] as const
export type DeadlineState = (typeof deadlineStates)[number]

/** Why a deadline was moved or cancelled. */
export const moveReasons = ['rule', 'wait', 'calendar', 'extended'] as const
export const cancelReasons = ['rule', 'void'] as const

/** A step as it was worked out: when a role learns of the deadline; null while an open wait keeps it away. */
export const PlannedStep = z.object({ percent: z.int(), to: StepRole, at: Millis.nullable() })
export type PlannedStep = z.infer<typeof PlannedStep>

/** What the steps record on the timeline of a case. */
export const DeadlineStepFacts = z.object({
  deadlineId: Id,
  goal: DeadlineGoal,
  /** The rule by which it ran. */
  rule: z.string(),
  percent: z.int(),
  to: StepRole,
  /** When the step was reached; the desk may have been switched off then. */
  at: Millis,
  /** Index of the step behind it and when that comes; null where there is none. */
  nextStep: z.int(),
  nextStepAt: Millis.nullable(),
})

/** One deadline of a case as people see it. */
export interface DeadlineView {
  readonly id: string
  readonly caseId: string
  readonly subject: 'case' | 'sheet'
  readonly subjectId: string
  readonly goal: DeadlineGoal
  readonly rule: {
    readonly id: string
    readonly zh: string
    readonly en: string
    readonly origin: 'trade' | 'house' | null
  }
  readonly state: DeadlineState
  readonly startedAt: number
  /** UTC milliseconds; null while it is stopped. */
  readonly dueAt: number | null
  readonly warnAt: number | null
  readonly pausedSince: number | null
  readonly breachedAt: number | null
  readonly endedAt: number | null
  /** Percent of the last step reached; 0 before the first. */
  readonly step: number
  /** Years whose holidays were not known when it was worked out: it may still move. */
  readonly missingYears: readonly number[]
  /** How much more there could be, in the unit of the clock; 0 where nothing. */
  readonly extensible: number
}

/** The nearest deadline of a case, as lists show it. */
export interface CaseDue {
  readonly at: number
  readonly warnAt: number | null
  readonly goal: DeadlineGoal
}

/** One line of an explanation. Times are UTC milliseconds, days `2026-07-12`. */
export type ExplanationLine =
  /** Hours that counted. */
  | { readonly type: 'hours'; readonly from: number; readonly to: number; readonly minutes: number }
  /** Between two stretches: closed, with what kept it closed where that is more than the night or lunch. */
  | {
      readonly type: 'closed'
      readonly from: number
      readonly to: number
      readonly holidays: readonly { readonly zh: string; readonly en: string }[]
      readonly weekend: boolean
    }
  | { readonly type: 'wait'; readonly from: number; readonly to: number | null }
  | {
      readonly type: 'day'
      readonly day: string
      /** Which day of the amount; null where it does not count. */
      readonly nth: number | null
      readonly why: 'counts' | 'start' | 'waiting' | 'weekend' | 'holiday' | 'closed' | 'make-up'
      readonly holiday: { readonly zh: string; readonly en: string } | null
    }

/** Why a deadline is due when it is. */
export interface Explanation {
  readonly rule: {
    readonly id: string
    readonly zh: string
    readonly en: string
    readonly origin: 'trade' | 'house' | null
  }
  readonly goal: DeadlineGoal
  readonly clock: Clock
  /** Hours or days, extensions included. */
  readonly amount: number
  readonly extension: number
  readonly calendar: { readonly zh: string; readonly en: string } | null
  readonly startedAt: number
  /** Null while it is stopped. */
  readonly dueAt: number | null
  readonly warnAt: number | null
  readonly lines: readonly ExplanationLine[]
  readonly missingYears: readonly number[]
  /** The rule or calendar was changed since; lines show how it would be worked out now. */
  readonly changed: boolean
}

export const DeadlinesOfCaseInput = z.object({ caseId: Id })
export const ExplainInput = z.object({ deadlineId: Id })
/** What intake knows of a case that is not taken yet. */
export const PreviewInput = z.object({
  kind: CaseKind,
  category: CategoryPath,
  channel: Channel,
  emergency: z.boolean(),
  level: z.int().min(1).max(3).nullish(),
})
export const DueInput = z.object({
  list: DueList,
  assignee: z.union([Id, z.literal('none')]).optional(),
  after: z.string().max(80).optional(),
  limit: z.int().min(1).max(200).default(50),
})
export const ExtendInput = z.object({
  deadlineId: Id,
  /** Hours or days more, in the unit of the clock. */
  amount: z.number().min(0.25).max(2000),
  reason: z.string().trim().min(1).max(2000),
  /** `extensible`: how much more there could be when this was decided. */
  base: FormBase,
})

/** What people are told about the computer's clock and the calendars. */
export type ClockNotice =
  | { readonly type: 'clockBack' | 'clockForward'; readonly from: number; readonly to: number }
  /** No public holidays are known for this year, or for the next one from November on. */
  | { readonly type: 'yearMissing'; readonly year: number; readonly next: boolean }
