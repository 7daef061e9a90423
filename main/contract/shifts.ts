import { z } from 'zod'
import type { LeakSeverity, LeakState } from './leaks.ts'
import { Id, Text } from './values.ts'

/** Hands over what is open to whoever comes on duty. */
export const HandOverShiftInput = z.object({
  handoverId: Id,
  /** A member of staff. */
  takenBy: Id,
  note: Text.max(2_000).optional(),
})
export const TakeOverShiftInput = z.object({ handoverId: Id })

/** One handover of the list. */
export interface ShiftHandoverRow {
  readonly id: string
  /** UTC milliseconds. */
  readonly handedAt: number
  readonly givenByName: string | null
  readonly takenBy: string
  readonly takenByName: string | null
  /** When whoever came on duty confirmed it; null while they have not. */
  readonly acceptedAt: number | null
  /** How many leaks were open then. */
  readonly open: number
  /** How many households were to be called by then. */
  readonly late: number
  readonly note: string | null
}

/** What became of a leak since it was handed over. */
export type SinceHandover = 'same' | 'moved' | 'over'

/** A leak as it was handed over, with what changed since. */
export interface HandedLeak {
  readonly caseId: string
  readonly number: string
  readonly unitNumber: string | null
  readonly place: string | null
  readonly buildingName: string | null
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly teamName: string | null
  readonly keeperName: string | null
  readonly contactAt: number
  readonly contactDueAt: number
  /** The household was promised a call by then. */
  readonly promisedAt: number | null
  readonly since: SinceHandover
  /** How it stands now; null where it is not open any more. */
  readonly stateNow: LeakState | null
}

/** One handover with what it was about. */
export interface ShiftHandover extends ShiftHandoverRow {
  readonly leaks: readonly HandedLeak[]
  /** Leaks that came since and are still open. */
  readonly cameSince: number
}
