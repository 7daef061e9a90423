import { z } from 'zod'
import type { DeadlineState, Explanation } from './deadlines.ts'
import type { DeadlineGoal, StepRole } from './profile-deadlines.ts'
import { Id } from './values.ts'

/**
 * What says when a sheet is due: a deadline rule of the settings, the usual time of the recipient, a deadline of its
 * case that began before it was written, or a person.
 */
const clockSources = ['rule', 'recipient', 'case', 'person'] as const
export const ClockSource = z.enum(clockSources)
export type ClockSource = z.infer<typeof ClockSource>

export const ExplainSheetInput = z.object({ clockId: Id })

/** One role that learns of a clock, in the order they do. Times are UTC milliseconds. */
export interface SheetClockStep {
  readonly percent: number
  readonly to: StepRole
  readonly at: number
  /** It was told. */
  readonly reached: boolean
}

/** One clock of a sheet: delivery, reply, our answer, a step of its way. */
export interface SheetClock {
  readonly id: string
  readonly goal: DeadlineGoal
  readonly source: ClockSource
  readonly state: Exclude<DeadlineState, 'paused'>
  readonly startedAt: number
  readonly dueAt: number
  /** When it was first overdue; stays on record. */
  readonly breachedAt: number | null
  readonly endedAt: number | null
  /** Empty where the clock of the case tells people. */
  readonly steps: readonly SheetClockStep[]
}

/** Why a sheet is due when it is; nothing was counted where a person gave the time. */
export interface SheetExplanation extends SheetClock {
  readonly explanation: Explanation | null
}
