import { z } from 'zod'
import type { EmergencyKind } from './emergencies.ts'
import type { SourceOfLeak } from './leak-sources.ts'
import type { LeakEntry, LeakSeverity, LeakState, LeakTest } from './leaks.ts'
import { Millis } from './values.ts'

/** A proof that a repair holds, or one that failed. */
export interface LeakTestRow {
  readonly id: string
  readonly kind: LeakTest
  readonly from: number
  readonly to: number
  readonly holds: boolean
  readonly at: number
  /** What fell while it was watched; null where it was no look in the rain, or nothing was recorded. */
  readonly millimetres: number | null
}

/** The way of a leak since it was reported, or since it last came back. All times UTC milliseconds. */
export interface LeakCard {
  readonly kind: EmergencyKind
  /** Where the water comes in. */
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly sentAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
  readonly plan: { readonly at: number; readonly dueAt: number; readonly text: string | null } | null
  readonly repairedAt: number | null
  readonly provenAt: number | null
  readonly acceptedAt: number | null
  readonly nextAt: number | null
  readonly returns: number
  readonly teamId: string | null
  readonly teamName: string | null
  readonly repairedBy: string | null
  readonly repairedByName: string | null
  readonly tests: readonly LeakTestRow[]
  readonly source: SourceOfLeak | null
}

export const ReturnsInput = z
  .object({ from: Millis, to: Millis })
  .refine(({ from, to }) => from <= to, { error: 'from is after to' })
